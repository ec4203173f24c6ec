import { driftReport } from "../../report/drift-report.js";
import { readRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { driftOfRuns, type DriftingRun } from "../drift/drift-of-runs.js";
import { replyIndex } from "../compose/reply-index.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";

/** `reife drift <before> <after>`: what of two runs' difference is the judge's doing, and what that of data, prompts or parsers. */
export async function driftCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const [before = "", after = ""] = args;
  const drift = driftOfRuns(await driftingRun(before), await driftingRun(after));
  terminal.out(terminal.json ? jsonDocument(drift) : `${driftReport(drift)}\n`);
  return exitCode.done;
}

async function driftingRun(folder: string): Promise<DriftingRun> {
  const run = await readRun(folder, process.cwd());
  return { ...run, replies: await replyIndex(run) };
}
