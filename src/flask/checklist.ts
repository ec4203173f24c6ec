import type { GradedQuestion } from "../protocols/graded-questions.js";

/** The questions by which answers to one instruction are scored. */
export interface Checklist {
  /** The question's id in its set. */
  readonly id: string;
  /** sha256 of the instruction. */
  readonly instruction: string;
  readonly items: readonly GradedQuestion[];
  /** Who wrote them first; absent: they were written by hand. */
  readonly evaluator?: string | undefined;
  /** `checklistHash` of the items as they were generated; absent: they were written by hand. */
  readonly sha256?: string | undefined;
  /** Who changed them, where that is said. */
  readonly editor?: string | undefined;
}
