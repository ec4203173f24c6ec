import type { Figure } from "../core/leaderboard.js";

/** Calls and cost of an evaluator or a protocol: a call that several of its cells share counts once. */
export interface GroupTotals {
  readonly calls: number;
  readonly costUsd: Figure;
}
