import { calibrationReport } from "../../report/calibration-report.js";
import { calibrateRun } from "../calibrate-run.js";
import { cellsFlag } from "../cells-flag.js";
import { readRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { numberFlag } from "../number-flag.js";

/** `reife calibration <run>`: whether a judge's confidence says when it is right, and from which on it may be trusted. */
export async function calibrationCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const agreement = numberFlag(flags, "agreement", { above: 0, below: 1 });
  const delta = numberFlag(flags, "delta", { above: 0, below: 0.5 });
  const run = await readRun(args[0] ?? "", process.cwd());
  const calibration = calibrateRun(run, {
    cells: cellsFlag(flags),
    agreement: agreement ?? 0.9,
    delta: delta ?? 0.05,
  });
  terminal.out(
    terminal.json
      ? jsonDocument({ schema: "reife/calibration/1", ...calibration })
      : `${calibrationReport(calibration)}\n`,
  );
  return exitCode.done;
}
