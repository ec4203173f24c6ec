import type { ComparedSide } from "../../core/comparison.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { ChoiceCell } from "../../core/leaderboard.js";
import type { SiteIndex } from "../../core/site.js";
import type { MeasuredChoiceCell } from "../../leaderboard/measured-cell.js";
import { cellTally } from "../../metrics/cell-tally.js";
import { datasetFrame, type DatasetFrame } from "../../metrics/dataset-frame.js";
import { listColumns } from "../../metrics/list-columns.js";
import { measureAccuracy } from "../../metrics/measure-accuracy.js";
import { pairColumns } from "../../metrics/pair-columns.js";
import { tabulateLists } from "../../metrics/tabulate-lists.js";
import { tabulatePairs } from "../../metrics/tabulate-pairs.js";
import { isOfSide } from "./is-of-side.js";
import { judgmentOfEnding } from "./judgment-of-ending.js";
import type { LoadedDataset } from "./loaded-dataset.js";

/** The most outputs of a list: each has a letter. */
const mostOutputs = 26;

/**
 * The cells of two sides that choose between outputs, measured from how their trials ended with the run's own seed and number of
 * resamples: on the draws that `reife compare` makes.
 */
export function measuredChoices(
  index: SiteIndex,
  datasets: readonly LoadedDataset[],
  sides: readonly ComparedSide[],
): readonly MeasuredChoiceCell[] {
  const { seed, resamples } = index.methods;
  return datasets.flatMap((dataset) => {
    const cells = index.figures.leaderboard.cells.flatMap((cell): ChoiceCell[] =>
      cell.task !== "pointwise" &&
      cell.dataset === dataset.about.dataset &&
      sides.some((side) => isOfSide(cell, side))
        ? [cell]
        : [],
    );
    if (cells.length === 0) return [];
    const frame = datasetFrame(dataset.about.dataset, factsOf(dataset), { seed, resamples });
    return cells.map((cell) => ({ cell, ...accuracyOf(cell, dataset, frame) }));
  });
}

/** What measuring the accuracy needs of instances: neither lengths nor rules have a part in it. */
function factsOf({ about, judgments }: LoadedDataset): readonly InstanceFacts[] {
  const lengths = Array.from({ length: about.task === "pairwise" ? 2 : mostOutputs }, () => 0);
  return judgments.instances.map((instance) => ({ ...instance, dataset: about.dataset, lengths, nulls: {} }));
}

function accuracyOf(
  cell: ChoiceCell,
  dataset: LoadedDataset,
  frame: DatasetFrame,
): Omit<MeasuredChoiceCell, "cell"> {
  const parts = { judgments: judgmentsOf(cell, dataset), facts: frame.facts, reading: "recorded" } as const;
  if (cell.task === "listwise") {
    const table = tabulateLists(parts);
    return measureAccuracy(table, cellTally(table.instances, listColumns(table), frame));
  }
  const table = tabulatePairs(parts);
  const columns = pairColumns(table, { missingPairAgrees: false });
  return measureAccuracy(table, cellTally(table.instances, columns, frame));
}

function judgmentsOf(
  { evaluator, protocol }: ChoiceCell,
  { about: { dataset }, judgments }: LoadedDataset,
): readonly Judgment[] {
  const { columns, endings, instances, several } = judgments;
  const own = [...columns.entries()].filter(([, column]) => isOfSide(column, { evaluator, protocol }));
  return instances.flatMap(({ id }, instance) =>
    own.flatMap(([place, column]) => {
      const trial = { dataset, instance: id, column, picked: several[`${instance} ${place}`] };
      return judgmentOfEnding(endings[instance]?.[place] ?? ".", trial) ?? [];
    }),
  );
}
