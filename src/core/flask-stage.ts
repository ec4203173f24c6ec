/** A file that a stage of FLASK worked on. */
export interface StageFile {
  readonly name: string;
  readonly sha256: string;
}

/** What a stage of `reife flask` was given, beside what every run's manifest says. */
export interface FlaskStage {
  readonly stage: "annotate" | "respond" | "checklist" | "review";
  /** What was asked: the name of the set, how many questions of it, and the hash of them with their labels. */
  readonly questions: { readonly set: string; readonly count: number; readonly sha256: string };
  /** How it is asked, where no protocol's card says so. */
  readonly protocol?: { readonly id: string; readonly fingerprint: string } | undefined;
  /** A rubric in place of ours. */
  readonly rubric?: StageFile | undefined;
  /** Labels in place of the questions' own. */
  readonly annotations?: StageFile | undefined;
  /** Questions made for the instructions: ids of those that were changed since a model wrote them, and of those written by hand. */
  readonly checklists?:
    | (StageFile & {
        readonly count: number;
        readonly asGenerated: boolean;
        readonly edited: readonly string[];
        readonly written: readonly string[];
      })
    | undefined;
}
