import type { Leaderboard } from "../core/leaderboard.js";
import { csvText } from "./csv-text.js";
import { figureRows } from "./figure-rows.js";

/** Chosen figures of every cell as CSV, one row a cell, unrounded; a figure that cannot be stated is empty. */
export function metricsCsv(leaderboard: Leaderboard, paths: readonly string[]): string {
  return csvText(figureRows(leaderboard, paths));
}
