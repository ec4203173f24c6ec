/** What an evaluator says of an instruction: a line of an annotations file. */
export interface Annotation {
  readonly dataset: string;
  /** Id of the instance, or of the question. */
  readonly instance: string;
  /** sha256 of the instruction, the first 16 digits: its cluster. */
  readonly cluster: string;
  readonly evaluator: string;
  /** Absent, as the others: not read. */
  readonly domain?: readonly string[] | undefined;
  /** The most important one first. */
  readonly skill?: readonly string[] | undefined;
  readonly difficulty?: readonly string[] | undefined;
  /** Why a label is absent, by its name: as for outcomes of trials. */
  readonly lost: Readonly<Record<string, string>>;
}
