import type { Judgment } from "../core/judgment.js";

/** Judgments by `cellKey`. */
export type JudgmentsByCell = Pick<ReadonlyMap<string, readonly Judgment[]>, "get">;
