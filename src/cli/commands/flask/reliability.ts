import { measureReliability } from "../../../flask/measure-reliability.js";
import { publishedReliability } from "../../../flask/published-reliability.js";
import { flaskReliabilityReport } from "../../../report/flask-reliability-report.js";
import { readHumanScores } from "../../compose/flask/read-human-scores.js";
import { openFiles } from "../../compose/imports/open-files.js";
import { terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import type { Flags } from "../../flags.js";
import { jsonDocument } from "../../json-document.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

const defaultResamples = 1000;

/** `reife flask reliability <files...>`: how far a model's skill scores agree with people's, and people among themselves. */
export async function flaskReliabilityCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const files = openFiles(args, process.cwd());
  const ratings = (await Promise.all(files.map(readHumanScores))).flat();
  const measured = measureReliability(ratings, {
    seed: wholeNumberFlag(flags, "seed", { least: 0 }) ?? 1,
    resamples: wholeNumberFlag(flags, "resamples", { least: 200 }) ?? defaultResamples,
  });
  terminal.out(
    terminal.json ? jsonDocument(measured) : `${flaskReliabilityReport(measured, publishedReliability)}\n`,
  );
  return exitCode.done;
}
