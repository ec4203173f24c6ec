/** What humans and a model said of one skill of one answer. */
export interface HumanRating {
  /** The instruction: ratings of one are no independent draws. */
  readonly cluster: string;
  /** Who wrote the answer. */
  readonly respondent: string;
  readonly skill: string;
  /** One score a person, 1..5. */
  readonly human: readonly number[];
  /** One score a run of the model, 1..5. */
  readonly model: readonly number[];
  /** Of the answer, in characters. */
  readonly length: number;
}
