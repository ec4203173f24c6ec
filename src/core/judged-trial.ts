import type { Judgment } from "./judgment.js";

/** A judgment without the calls that it rests on: what the judge said of one trial. */
export type JudgedTrial = Omit<Judgment, "calls">;
