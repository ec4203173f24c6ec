/** What came of one question. */
export type ItemStatus =
  /** There is an answer. */
  | "answered"
  /** The reply is blank, refused or filtered: wrong, and counted. */
  | "empty"
  /** No reply came, or the program that would test it could not be run: not counted. */
  | "failed"
  /** Not asked to the end yet: not counted. */
  | "open";

/**
 * One question to one respondent, as `graded/<respondent>.jsonl` has it. Scores are by name: `sound` and `compat` (0..1) by our rules and
 * by the authors'; `exact` beside DROP's F1; `consistent` of a pair; `relevance`, `coherence` (1..5) and the authors' readings of them.
 */
export interface GradedItem {
  readonly task: string;
  readonly group: string;
  readonly item: string;
  readonly cluster: string;
  readonly status: ItemStatus;
  readonly scores: Readonly<Record<string, number>>;
  readonly target?: string | undefined;
  readonly answer?: string | undefined;
  /** What the sound rule read out of the answer; absent: nothing. */
  readonly read?: string | undefined;
  /** Of a pair: token probabilities, or the letters written. */
  readonly basis?: "probabilities" | "text" | undefined;
}
