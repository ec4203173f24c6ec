import type { TaskKind } from "./task-kind.js";

/** Evaluator x protocol x dataset: the unit of the leaderboard. */
export interface Cell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly task: TaskKind;
}
