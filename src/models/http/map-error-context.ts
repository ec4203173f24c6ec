/** What mapping an error needs beside the error. */
export interface MapErrorContext {
  /** Id of the evaluator. */
  readonly evaluator: string;
  /** Texts that must not be shown. */
  readonly secrets: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}
