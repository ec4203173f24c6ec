import type { LeaderboardCell } from "../core/leaderboard.js";
import type { RunMethods } from "../core/run-methods.js";
import { cellFigures } from "../report/cell-figures.js";

/** How many figures of a run's cells have an interval by which method, as a leaderboard says in `method`. */
export function intervalMethods(cells: readonly LeaderboardCell[]): RunMethods["intervals"] {
  const counts: Record<keyof RunMethods["intervals"], Record<string, number>> = { accuracy: {}, others: {} };
  for (const cell of cells)
    for (const { path, low, method } of cellFigures(cell)) {
      if (low === undefined || method === undefined) continue;
      const own = counts[path === "accuracy" ? "accuracy" : "others"];
      own[method] = (own[method] ?? 0) + 1;
    }
  return counts;
}
