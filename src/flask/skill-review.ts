import type { Outcome } from "../core/outcome.js";

/** What a judge said of one answer, skill by skill. */
export interface SkillReview {
  /** The question's id, unique in its set. */
  readonly id: string;
  /** What the question asks: reviews of one instruction are no independent draws. */
  readonly cluster: string;
  /** Which repeat it is, from 0. */
  readonly repeat: number;
  /** The skills that scores were asked for, as `skillNamed` gives them. */
  readonly skills: readonly string[];
  /** Empty: nobody has labelled it. */
  readonly domains: readonly string[];
  /** Absent: nobody has labelled it. */
  readonly difficulty?: string | undefined;
  /** Of the answer, in characters. Absent: nobody kept it. */
  readonly length?: number | undefined;
  readonly outcome: Extract<Outcome, { kind: "scores" | "unparsed" | "failed" }>;
}
