import { cellKey } from "../../core/cell-key.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { measureEffects } from "../../analysis/effects/measure-effects.js";
import { groupBy } from "../../leaderboard/group-by.js";
import { effectsReport } from "../../report/effects-report.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { measureCells } from "../measure-cells.js";

/** `reife effects <run>`: judges, protocols and datasets apart: what each contributes, how surely, and what would change. */
export async function effectsCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const folder = args[0] ?? "";
  const run = onDataset(await readRun(folder, process.cwd()), textFlag(flags, "dataset"));
  const { manifest, facts, callFacts } = run;
  const { seed, resamples } = manifest.config;
  const judgments = groupBy(run.judgments, cellKey);
  // Of a cell only its scores are needed: the draws are those of the means.
  const measured = measureCells({ cells: manifest.cells, judgments, facts, callFacts, seed, resamples: 2 });
  const cells = measured.flatMap(({ cell, judged, scores }) =>
    cell.task === "pointwise" ? [] : [{ cell, judged, scores }],
  );
  const effects = measureEffects({ run: manifest.run, cells, facts, seed, resamples });
  if ("undefined" in effects) {
    throw new UsageError(`Cannot tell effects of ${folder} apart: ${effects.undefined}`, {
      hint: "Effects need judges of pairs or lists; null judges are no judges",
    });
  }
  const { planned, judged } = manifest.trials;
  if (judged < planned) {
    terminal.err(`reife: this run is not finished: ${planned - judged} of ${planned} trials are missing\n`);
  }
  terminal.out(terminal.json ? jsonDocument(effects) : `${effectsReport(effects)}\n`);
  return exitCode.done;
}

/** The run's part on one dataset. Throws a `UsageError` for one that it does not have. */
function onDataset(run: StoredRun, dataset: string | undefined): StoredRun {
  if (dataset === undefined) return run;
  const known = [...new Set(run.facts.map((facts) => facts.dataset))];
  if (!known.includes(dataset)) {
    const meant = didYouMean(dataset, known);
    throw new UsageError(`Cannot find dataset '${dataset}' in this run`, {
      hint: meant === undefined ? `It has ${known.join(", ")}` : `Did you mean '${meant}'?`,
    });
  }
  return {
    ...run,
    manifest: { ...run.manifest, cells: run.manifest.cells.filter((cell) => cell.dataset === dataset) },
    judgments: run.judgments.filter((judgment) => judgment.dataset === dataset),
    facts: run.facts.filter((facts) => facts.dataset === dataset),
  };
}
