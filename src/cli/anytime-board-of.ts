import { anytimeAccuracy, type GrowingCluster } from "../analysis/planning/anytime-accuracy.js";
import type { AnytimeBoard, AnytimeCell } from "../core/anytime-board.js";
import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { presentationsOf } from "../core/presentations-of.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { StoredRun } from "./compose/read-run.js";
import { measureCells } from "./measure-cells.js";

const level = 0.95;

type GrowingRun = Pick<StoredRun, "manifest" | "judgments" | "facts">;

type Credits = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Accuracies of a run so far, cell by cell, with intervals that hold however often one looks. */
export function anytimeBoardOf({ manifest, judgments, facts }: GrowingRun): AnytimeBoard {
  const { config, run } = manifest;
  const cells = manifest.cells.filter(({ task }) => task !== "pointwise");
  const measured = measureCells({
    ...{ cells, judgments: groupBy(judgments, cellKey), facts, callFacts: () => undefined },
    // No interval is asked for: the fewest resamples do.
    ...{ seed: config.seed, resamples: 2 },
  });
  const credits = new Map(measured.map(({ cell, credits: ofCell }) => [cellKey(cell), ofCell()]));
  const clusters = new Map(
    [...groupBy(facts, ({ dataset }) => dataset)].map(([dataset, own]) => [
      dataset,
      groupBy(own, ({ cluster }) => cluster),
    ]),
  );
  const trials = presentationsOf(config.presentations).length * config.repeats;
  return {
    schema: "reife/anytime/1",
    ...{ run, level },
    running: manifest.ended === "running",
    cells: cells.map((cell) =>
      rowOf(cell, clusters.get(cell.dataset) ?? new Map(), (own) =>
        scoreOf(own, credits.get(cellKey(cell)), trials),
      ),
    ),
    leftOut: manifest.cells.length - cells.length,
  };
}

function rowOf(
  { evaluator, protocol, dataset }: CellFacts,
  clusters: ReadonlyMap<string, readonly InstanceFacts[]>,
  score: (cluster: readonly InstanceFacts[]) => number | undefined,
): AnytimeCell {
  const grown = [...clusters.values()].map((own): GrowingCluster => ({
    size: own.length,
    score: score(own),
  }));
  return {
    ...{ evaluator, protocol, dataset },
    finished: grown.filter((cluster) => cluster.score !== undefined).length,
    clusters: grown.length,
    accuracy: anytimeAccuracy(grown, level),
  };
}

/** Mean credit of a cluster's trials, once all are judged. */
function scoreOf(
  cluster: readonly InstanceFacts[],
  credits: Credits | undefined,
  trials: number,
): number | undefined {
  let sum = 0;
  for (const { id } of cluster) {
    const own = credits?.get(id);
    if (own === undefined || own.size < trials) return undefined;
    for (const credit of own.values()) sum += credit;
  }
  return sum / (cluster.length * trials);
}
