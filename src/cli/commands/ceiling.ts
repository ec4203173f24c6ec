import { annotatorPrice } from "../../analysis/ceiling/annotator-price.js";
import { reportCeilings } from "../../analysis/ceiling/report-ceilings.js";
import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import { cellKey } from "../../core/cell-key.js";
import type { CeilingReport } from "../../core/ceiling.js";
import type { AnnotatorKind } from "../../core/dataset-card.js";
import { UsageError } from "../../core/errors.js";
import { groupBy } from "../../leaderboard/group-by.js";
import { datasetFrame } from "../../metrics/dataset-frame.js";
import { ceilingReport } from "../../report/ceiling-report.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { readRun, type StoredRun } from "../compose/read-run.js";
import { lookAround } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { loadEach } from "../load-each.js";

/** `reife ceiling <run>`: each judge beside the annotators of its dataset, wherever an instance has two votes or ratings. */
export async function ceilingCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const epsilon = epsilonOf(textFlag(flags, "epsilon"));
  const run = await readRun(args[0] ?? "", process.cwd());
  const kinds = annotatorKinds(flags);
  const reports = reportsOf(run, (dataset) => epsilon ?? annotatorPrice(kinds.get(dataset)));
  if (reports.length === 0) {
    throw new UsageError(
      `Cannot compute a ceiling for ${run.manifest.run}: no instance has two votes or ratings`,
      {
        hint: "Datasets such as pandalm and ragchecker have them; docs/adding.md says how to bring one's own",
      },
    );
  }
  const document = { schema: "reife/ceiling/1", run: run.manifest.run, cells: reports };
  terminal.out(terminal.json ? jsonDocument(document) : `${ceilingReport(reports)}\n`);
  return exitCode.done;
}

function epsilonOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= 0 && value <= 1) return value;
  throw new UsageError(`Expected a share from 0 to 1 for --epsilon: got '${text}'`);
}

/** What kind of annotators each dataset has, where there is a card that says. */
function annotatorKinds(flags: Flags): ReadonlyMap<string, AnnotatorKind> {
  const surroundings = lookAround(surroundingsFlags(flags));
  const { environment } = surroundings;
  const { cards } = loadEach(loadCatalogs(surroundings).datasets.entries, (entries) =>
    loadDatasetCards({ entries, environment }),
  );
  return new Map(
    cards.flatMap(({ id, annotatorKind }) => (annotatorKind === undefined ? [] : [[id, annotatorKind]])),
  );
}

function reportsOf(
  { manifest, judgments, facts }: StoredRun,
  priceOf: (dataset: string) => number,
): readonly CeilingReport[] {
  const { seed, resamples } = manifest.config;
  const byCell = groupBy(judgments, cellKey);
  const frames = new Map(
    [...groupBy(facts, (entry) => entry.dataset)].map(([dataset, own]) => [
      dataset,
      datasetFrame(dataset, own, { resamples, seed }),
    ]),
  );
  return manifest.cells.flatMap((cell) => {
    const own = byCell.get(cellKey(cell));
    const frame = frames.get(cell.dataset);
    if (own === undefined || frame === undefined) return [];
    return reportCeilings({ cell, judgments: own, frame, epsilon: priceOf(cell.dataset) });
  });
}
