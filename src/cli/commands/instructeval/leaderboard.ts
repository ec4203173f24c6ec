import { resolve } from "node:path";
import { instructEvalReport } from "../../../report/instructeval-report.js";
import { publishedReport } from "../../../report/published-report.js";
import { loadPublished } from "../../compose/instructeval/load-published.js";
import { readResults } from "../../compose/instructeval/read-results.js";
import { lookAround } from "../../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { isSet, textFlag, type Flags } from "../../flags.js";
import { oneOfFlag } from "../../one-of-flag.js";
import { UsageError } from "../../../core/errors.js";

const formats = ["table", "json", "csv", "md"] as const;

/** `reife instructeval leaderboard [dir]`: a folder's figures anew, the published tables beside them or alone. */
export async function instructEvalLeaderboardCommand(
  args: readonly string[],
  flags: Flags,
): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const format = oneOfFlag({ format: textFlag(flags, "format") ?? "table" }, "format", formats) ?? "table";
  const [folder] = args;
  const wantsPublished = isSet(flags, "published");
  if (folder === undefined && !wantsPublished)
    throw new UsageError("Cannot show figures: name a folder of reife instructeval run, or give --published");
  if (folder !== undefined)
    terminal.out(instructEvalReport(readResults(resolve(surroundings.cwd, folder)), format));
  if (wantsPublished) terminal.out(publishedReport(loadPublished(surroundings), format));
  return Promise.resolve(exitCode.done);
}
