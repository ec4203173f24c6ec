import type {
  Adjustment,
  ComparedSide,
  Comparison,
  DifferenceVerdict,
  Equivalence,
  PairedDifference,
} from "../core/comparison.js";
import type { Estimate } from "../core/estimate.js";
import { signFlipTest } from "../stats/sign-flip-test.js";
import { adjustEstimates } from "./adjust-estimates.js";
import { countVerdicts, type PairedVerdicts } from "./count-verdicts.js";
import { differenceOf, type GroundedPair } from "./difference-of.js";
import { differenceRows, type DatasetDifferences } from "./difference-rows.js";
import { equivalenceOf } from "./equivalence-of.js";
import { groundedOn } from "./grounded-on.js";
import { groupBy } from "./group-by.js";
import type { MeasuredChoiceCell } from "./measured-cell.js";
import { pairCells, type CellPair } from "./pair-cells.js";
import { sensitivityOf } from "./sensitivity-of.js";

/** What is compared, and what that rests on. */
export interface CompareParts {
  readonly cells: readonly MeasuredChoiceCell[];
  /** The cells of B, where they are of another run; absent: among `cells`. */
  readonly otherCells?: readonly MeasuredChoiceCell[] | undefined;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly clusterOf: (dataset: string, instance: string) => string;
  /** Of the sign flips. */
  readonly seed: number;
  /** How p-values are adjusted over the datasets. */
  readonly adjustment: Adjustment;
  /** Largest difference that does not matter, above 0. */
  readonly margin: number;
}

/** Two sides over all datasets, and dataset by dataset. */
export type ComparedCells = Pick<Comparison, "datasets"> & { readonly overall: PairedDifference };

/**
 * Compares two sides over the cells that answer the same question, dataset by dataset on the instances that all those
 * cells have judged. An instance's difference is the mean over the pairs of cells of its two mean credits' difference. The
 * p-value flips the signs of clusters' summed differences; over all datasets each difference is weighted so that a
 * dataset counts once. The flips depend on the seed and the clusters alone, so that the same instances have the same p-value
 * as a dataset and as a slice. Undefined where the sides have no instance in common.
 */
export function compareSides(parts: CompareParts): ComparedCells | undefined {
  const found = pairCells(parts.cells, parts);
  const measured = [...groupBy(found, ({ a }) => a.cell.dataset)].flatMap(
    ([dataset, pairs]) => onDataset(dataset, pairs, parts) ?? [],
  );
  const overall = rowOf(measured, parts);
  if (overall === undefined) return undefined;
  const rows = measured.flatMap((entry) => {
    const row = rowOf([entry], parts);
    return row === undefined ? [] : [{ dataset: entry.dataset, row }];
  });
  const adjusted = adjustEstimates(
    rows.map(({ row }) => row.p),
    parts.adjustment,
  );
  return {
    overall,
    datasets: Object.fromEntries(
      rows.map(({ dataset, row }, index) => [dataset, { ...row, adjustedP: adjusted[index] ?? row.p }]),
    ),
  };
}

interface OnDataset extends DatasetDifferences, PairedVerdicts {
  readonly grounded: readonly GroundedPair[];
}

function onDataset(
  dataset: string,
  all: readonly CellPair[],
  { clusterOf }: CompareParts,
): OnDataset | undefined {
  const common = commonInstances(all);
  const ground = new Set(common);
  // A cell that could not be grounded (no reply came) makes its pair fall out.
  const kept = all.flatMap((pair) => {
    const [mine, theirs] = [groundedOn(pair.a, ground), groundedOn(pair.b, ground)];
    return mine === undefined || theirs === undefined ? [] : [{ pair, grounded: { mine, theirs } }];
  });
  if (kept.length === 0) return undefined;
  const pairs = kept.map(({ pair }) => pair);
  return {
    dataset,
    pairs,
    instances: common,
    grounded: kept.map(({ grounded }) => grounded),
    differences: common.map((id) => meanDifference(id, pairs)),
    clusters: common.map((id) => clusterOf(dataset, id)),
  };
}

function rowOf(measured: readonly OnDataset[], parts: CompareParts): PairedDifference | undefined {
  const means = differenceOf(measured.flatMap(({ grounded }) => grounded));
  if (means === undefined) return undefined;
  const rows = differenceRows(measured);
  const clusters = new Set(rows.clusters).size;
  const one = measured.length === 1 ? measured[0] : undefined;
  const p = pOf(one?.differences ?? rows.weighted, one?.clusters ?? rows.clusters, parts.seed);
  const equivalence = equivalenceOf(rows, parts.margin);
  return {
    n: rows.weighted.length,
    clusters,
    cells: measured.reduce((total, { pairs }) => total + pairs.length, 0),
    a: means.mine,
    b: means.theirs,
    difference: means.difference,
    p,
    better: countBetter(rows.weighted),
    verdicts: countVerdicts(measured, clusters),
    equivalence,
    verdict: verdictOf(means.difference, p, equivalence),
    sensitivity: sensitivityOf(rows, parts.margin),
  };
}

function commonInstances(pairs: readonly CellPair[]): readonly string[] {
  const [first, ...others] = pairs.flatMap(({ a, b }) => [a.judged, b.judged]);
  return [...(first ?? [])].filter((id) => others.every((judged) => judged.has(id)));
}

function meanDifference(id: string, pairs: readonly CellPair[]): number {
  const sum = pairs.reduce((total, { a, b }) => total + (a.scores.get(id) ?? 0) - (b.scores.get(id) ?? 0), 0);
  return sum / pairs.length;
}

function pOf(differences: readonly number[], clusters: readonly string[], seed: number): Estimate {
  const test = signFlipTest({ differences, clusters, seed });
  if ("undefined" in test) return test;
  return { value: test.p, method: test.exact ? "exact sign-flip test" : "sign-flip test, 10,000 flips" };
}

/** A difference is claimed only where interval and test agree: with few clusters the interval alone is too narrow. */
function verdictOf(difference: Estimate, p: Estimate, { equivalent }: Equivalence): DifferenceVerdict {
  if ("value" in difference && "value" in p && p.value <= 0.05) {
    if ((difference.low ?? 0) > 0) return "better";
    if ((difference.high ?? 0) < 0) return "worse";
  }
  return equivalent ? "equivalent" : "inconclusive";
}

/** Differences below this are rounding. */
const rounding = 1e-12;

function countBetter(differences: readonly number[]): PairedDifference["better"] {
  const a = differences.filter((value) => value > rounding).length;
  const b = differences.filter((value) => value < -rounding).length;
  return { a, b, neither: differences.length - a - b };
}
