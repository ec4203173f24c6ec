import type { Leaderboard } from "../../core/leaderboard.js";
import { csvReport } from "../../report/csv-report.js";
import { jsonReport } from "../../report/json-report.js";
import { markdownReport } from "../../report/markdown-report.js";
import type { RunPaths } from "../../store/run-paths.js";
import { writeAtomically } from "../../store/write-atomically.js";

/** Writes a run's leaderboard in its three forms. */
export function writeLeaderboard(paths: RunPaths, leaderboard: Leaderboard): void {
  writeAtomically(paths.leaderboardJson, [jsonReport(leaderboard)]);
  writeAtomically(paths.leaderboardCsv, [csvReport(leaderboard)]);
  writeAtomically(paths.leaderboardMarkdown, [markdownReport(leaderboard)]);
}
