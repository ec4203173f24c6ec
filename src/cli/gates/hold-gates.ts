import { appendFileSync } from "node:fs";
import { resolve } from "node:path";
import { StoreError } from "../../core/errors.js";
import type { GateReport } from "../../core/gate.js";
import type { Leaderboard } from "../../core/leaderboard.js";
import { gateMarkdown } from "../../report/gate-markdown.js";
import { gateReport } from "../../report/gate-report.js";
import { junitReport } from "../../report/junit-report.js";
import { markdownReport } from "../../report/markdown-report.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { writeFile } from "../compose/write-file.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { measureRun } from "../measure-run.js";
import type { Terminal } from "../terminal.js";
import { checkGates } from "./check-gates.js";
import type { GateFlags } from "./gate-flags.js";

/** Where gates are held. */
export interface HoldGatesParts {
  readonly gates: GateFlags;
  readonly terminal: Terminal;
  readonly cwd: string;
  /** Where the host of a CI job shows a summary: there it is appended to what other steps wrote. */
  readonly stepSummary?: string | undefined;
}

/** Holds a stored run to gates, says what came out, and writes the files asked for: 4 where a check failed, else 0. */
export async function holdGates(folder: string, parts: HoldGatesParts): Promise<ExitCode> {
  const { gates, terminal, cwd } = parts;
  const run = await readRun(folder, cwd);
  const baseline = gates.baseline === undefined ? undefined : await readRun(gates.baseline, cwd);
  const board = boardOf(run, gates);
  const report = checkGates({ run, board, gates, baseline });
  const code = report.checks.some(({ status }) => status === "failed") ? exitCode.gate : exitCode.done;
  if (terminal.json) terminal.out(`${JSON.stringify({ type: "gates.checked", code, ...report })}\n`);
  else if (!terminal.quiet || code !== exitCode.done) terminal.err(`\n${gateReport(report)}\n`);
  writeReports(report, board, parts);
  return code;
}

function boardOf(
  { manifest, judgments, facts, callFacts }: StoredRun,
  { thresholds }: GateFlags,
): Leaderboard {
  const { cells, excluded, config } = manifest;
  const { seed, resamples } = config;
  const detailed = thresholds.some(({ metric }) => metric.detailed);
  return measureRun({
    run: manifest.run,
    ...{ cells, excluded, judgments, facts, callFacts, seed, resamples, detailed },
  });
}

function writeReports(
  report: GateReport,
  board: Leaderboard,
  { gates, cwd, stepSummary }: HoldGatesParts,
): void {
  if (gates.junit !== undefined) writeFile(resolve(cwd, gates.junit), junitReport(report));
  if (gates.summary === undefined) return;
  const text = `${gateMarkdown(report)}\n\n${markdownReport(board)}`;
  const file = resolve(cwd, gates.summary);
  if (stepSummary === undefined || file !== resolve(cwd, stepSummary)) {
    writeFile(file, text);
    return;
  }
  try {
    appendFileSync(file, `${text}\n`);
  } catch (error) {
    throw new StoreError(`Cannot write ${file}`, { cause: error });
  }
}
