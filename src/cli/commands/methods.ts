import type { RunMethods } from "../../core/run-methods.js";
import { wrapLine } from "../../report/wrap-line.js";
import { readPackedRun } from "../compose/read-run.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { measureCells } from "../measure-cells.js";
import { runMethods } from "../run-methods.js";

/** By which method an interval is made follows from clusters and values, not from how many draws there are. */
const resamples = 40;

/** `reife methods <run>`: every choice behind a run's numbers, in words that a paper can use. */
export async function methodsCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const run = await readPackedRun(args[0] ?? "", surroundings.cwd);
  const { manifest, judgments, facts, callFacts } = run;
  const { cells, config } = manifest;
  const measured = measureCells({ cells, judgments, facts, callFacts, seed: config.seed, resamples });
  const methods = await runMethods(
    run,
    measured.map(({ cell }) => cell),
    surroundings,
  );
  terminal.out(terminal.json ? jsonDocument(methods) : `${textOf(methods)}\n`);
  return exitCode.done;
}

function textOf({ paragraphs, bibtex }: RunMethods): string {
  const wrapped = paragraphs.map((paragraph) => wrapLine(paragraph).replaceAll("\n  ", "\n"));
  return [...wrapped, ...bibtex].join("\n\n");
}
