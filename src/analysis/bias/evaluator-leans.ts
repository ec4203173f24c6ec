import type { ChoiceCell } from "../../core/leaderboard.js";
import type { LeanRow } from "../../core/run-figures.js";
import type { MeasuredCell } from "../../metrics/measure-trials.js";
import { withInterval, type IntervalEstimate } from "../../metrics/with-interval.js";

/** A measured cell whose judge chooses between outputs has leans; one of scores has none. */
export type LeaningCell = Pick<MeasuredCell, "leans"> & {
  readonly cell: Pick<ChoiceCell, "evaluator" | "adapter" | "dataset" | "clusters">;
};

const kinds = ["position", "label", "length"] as const;

/**
 * What each evaluator leans to, over its cells: within a dataset the plain mean of its cells' leans, then the plain mean over
 * datasets, as accuracies are averaged. The interval is of the cluster bootstrap: replicates are averaged in the same way, draws
 * being shared within a dataset and independent between datasets (`leanEstimates`, `withInterval`). No interval where a cell has
 * none. Evaluators in the order of the cells; a lean that no cell has is left out.
 */
export function evaluatorLeans(cells: readonly LeaningCell[]): readonly LeanRow[] {
  return groups(cells, ({ cell }) => cell.evaluator).flatMap((own) => {
    const estimates = own.flatMap(({ cell, leans }) => (leans === undefined ? [] : [{ cell, ...leans() }]));
    return kinds.flatMap((kind): LeanRow[] => {
      const leaning = estimates.flatMap(({ cell, [kind]: lean }) =>
        lean === undefined || "undefined" in lean.estimate
          ? []
          : [{ cell, value: lean.estimate.value, replicates: lean.replicates }],
      );
      const [first] = leaning;
      if (first === undefined) return [];
      const { evaluator, adapter } = first.cell;
      const values = leaning.map(({ value }) => value);
      return [
        {
          ...{ evaluator, adapter, kind },
          lean: meanOf(leaning).estimate,
          cells: leaning.length,
          least: Math.min(...values),
          most: Math.max(...values),
        },
      ];
    });
  });
}

interface Lean {
  readonly value: number;
  readonly replicates: Float64Array | undefined;
}

interface CellLean extends Lean {
  readonly cell: LeaningCell["cell"];
}

function meanOf(leans: readonly CellLean[]): IntervalEstimate {
  const datasets = groups(leans, ({ cell }) => cell.dataset);
  const { value, replicates } = average(datasets.map(average));
  if (replicates === undefined) return { estimate: { value }, replicates };
  // Clusters that would make the mean as sure in a single dataset.
  const spread = datasets.reduce(
    (sum, own) => sum + 1 / Math.max(...own.map(({ cell }) => cell.clusters)),
    0,
  );
  const clusters = Math.floor(datasets.length ** 2 / spread);
  return withInterval(value, replicates, { resamples: replicates.length, clusters });
}

function average(leans: readonly Lean[]): Lean {
  const value = leans.reduce((sum, lean) => sum + lean.value, 0) / leans.length;
  const length = leans[0]?.replicates?.length ?? 0;
  const means = new Float64Array(length);
  for (const { replicates } of leans) {
    if (replicates?.length !== length) return { value, replicates: undefined };
    replicates.forEach((replicate, draw) => {
      means[draw] = (means[draw] ?? 0) + replicate / leans.length;
    });
  }
  return { value, replicates: means };
}

/** Entries that share a key stand together, in the order of their first. */
function groups<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly (readonly Entry[])[] {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = found.get(key);
    if (group === undefined) found.set(key, [entry]);
    else group.push(entry);
  }
  return [...found.values()];
}
