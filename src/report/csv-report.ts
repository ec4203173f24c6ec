import type { Leaderboard } from "../core/leaderboard.js";
import { cellRows } from "./cell-rows.js";
import { csvText } from "./csv-text.js";

/** The cells of a leaderboard as CSV (RFC 4180), one row a cell, unrounded; a figure that cannot be stated is empty. */
export function csvReport(leaderboard: Leaderboard): string {
  return csvText(cellRows(leaderboard));
}
