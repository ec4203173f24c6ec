import type { ProgramOutcome } from "./program-outcome.js";

/** How one completion fared under one rule of reading it. */
export interface CodeGrade {
  /** Place of the completion in its file, from 0. */
  readonly sample: number;
  /** Id of the problem. */
  readonly task: string;
  /** What was made of the completion before it ran. */
  readonly rule: string;
  /** Hash of the program, its tests and its limits: the same for what need not run again. */
  readonly program: string;
  /** What ran it. */
  readonly interpreter: string;
  readonly outcome: ProgramOutcome;
}
