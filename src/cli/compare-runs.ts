import {
  compareCorrelations,
  type ScoredCell,
  type UnadjustedDifference,
} from "../analysis/comparison/compare-correlations.js";
import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import type { Adjustment, ComparedSide, Comparison, CorrelationDifference } from "../core/comparison.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import { adjustEstimates } from "../leaderboard/adjust-estimates.js";
import { compareSides, type CompareParts } from "../leaderboard/compare-sides.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { MeasuredChoiceCell } from "../leaderboard/measured-cell.js";
import { pairCells } from "../leaderboard/pair-cells.js";
import { compareSlices } from "./compare-slices.js";
import { measureCells } from "./measure-cells.js";

/** Cells of a run with their judgments. */
export interface JudgedCells {
  readonly run: string;
  readonly cells: readonly CellFacts[];
  readonly judgments: readonly Judgment[];
}

/** What `compareRuns` works on. */
export interface CompareRunsParts {
  readonly first: JudgedCells;
  /** The run of B, where it is another. */
  readonly second?: JudgedCells | undefined;
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** The instances that judgments may be of. */
  readonly facts: readonly InstanceFacts[];
  readonly seed: number;
  readonly resamples: number;
  readonly adjustment: Adjustment;
  readonly margin: number;
  /** Tags to slice by; empty: none. */
  readonly by: readonly string[];
  readonly notes: readonly string[];
}

/** Compares two sides of one run or of two; undefined where no instance was judged by both. */
export function compareRuns(parts: CompareRunsParts): Comparison | undefined {
  const { first, second, sides, seed, resamples, adjustment, margin, by } = parts;
  const [a, b] = sides;
  const clusters = new Map(parts.facts.map(({ dataset, id, cluster }) => [`${dataset}\n${id}`, cluster]));
  const compared: CompareParts = {
    cells: choicesOf(first, parts),
    otherCells: second === undefined ? undefined : choicesOf(second, parts),
    a,
    b,
    clusterOf: (dataset, instance) => clusters.get(`${dataset}\n${instance}`) ?? instance,
    seed,
    adjustment,
    margin,
  };
  const choices = compareSides(compared);
  const correlations = correlationsOf(parts);
  if (choices === undefined && correlations.length === 0) return undefined;
  return {
    schema: "reife/comparison/1",
    run: first.run,
    ...(second === undefined ? {} : { otherRun: second.run }),
    a,
    b,
    ...{ adjustment, resamples, seed },
    ...(choices === undefined ? {} : { overall: choices.overall }),
    datasets: choices?.datasets ?? {},
    correlations,
    ...(by.length === 0 ? {} : { sliced: compareSlices(compared, parts.facts, by) }),
    notes: parts.notes,
  };
}

/** The cells of either side that choose between outputs, measured; those of both runs in one frame, so that draws are paired. */
function choicesOf(run: JudgedCells, parts: CompareRunsParts): readonly MeasuredChoiceCell[] {
  const { facts, seed, resamples } = parts;
  const cells = run.cells.filter((cell) => cell.task !== "pointwise" && isNamed(cell, parts.sides));
  const judgments = groupBy(run.judgments, cellKey);
  return measureCells({ cells, judgments, facts, callFacts: () => undefined, seed, resamples }).flatMap(
    ({ cell, ...measured }) => (cell.task === "pointwise" ? [] : [{ cell, ...measured }]),
  );
}

function isNamed(cell: CellFacts, sides: readonly ComparedSide[]): boolean {
  return sides.some(
    ({ evaluator = cell.evaluator, protocol = cell.protocol }) =>
      cell.evaluator === evaluator && cell.protocol === protocol,
  );
}

function correlationsOf(parts: CompareRunsParts): readonly CorrelationDifference[] {
  const { first, second, sides, seed, resamples, adjustment } = parts;
  const [a, b] = sides;
  const cells = scoredOf(first);
  const pairs = pairCells(cells, { a, b, otherCells: second === undefined ? cells : scoredOf(second) });
  const facts = groupBy(parts.facts, ({ dataset }) => dataset);
  const rows = pairs.flatMap((pair) => {
    const known = new Map((facts.get(pair.a.cell.dataset) ?? []).map((entry) => [entry.id, entry]));
    return compareCorrelations({ ...pair, facts: known, seed, resamples }).filter(({ n }) => n > 0);
  });
  // Three coefficients of the same scores are three views of one question: each is adjusted among its own.
  return [...groupBy(rows, familyOf).values()].flatMap((family) => {
    const adjusted = adjustEstimates(
      family.map(({ p }) => p),
      adjustment,
    );
    return family.map((row, index) => ({ ...row, adjustedP: adjusted[index] ?? row.p }));
  });
}

function familyOf({ coefficient, criterion }: UnadjustedDifference): string {
  return criterion === undefined ? coefficient : "criteria";
}

function scoredOf({ cells, judgments }: JudgedCells): readonly ScoredCell[] {
  const byCell = groupBy(judgments, cellKey);
  return cells.flatMap((cell) => {
    const own = byCell.get(cellKey(cell));
    return cell.task !== "pointwise" || own === undefined ? [] : [{ cell, judgments: own }];
  });
}
