import type { ComparedSide } from "../../core/comparison.js";
import { groupBy } from "../../leaderboard/group-by.js";
import type { MeasuredChoiceCell } from "../../leaderboard/measured-cell.js";
import { pairCells, type CellPair } from "../../leaderboard/pair-cells.js";

/** Which of two sides are right on an instance. */
export type InstanceClass = "both" | "a" | "b" | "neither";

/** An instance that two sides have judged: the mean credit of each, 0..1. */
export interface ClassedInstance {
  readonly dataset: string;
  readonly id: string;
  readonly a: number;
  readonly b: number;
  readonly kind: InstanceClass;
}

/** Means of credits that differ by less differ by rounding alone. */
const rounding = 1e-9;

/**
 * The instances that all compared cells have judged, in their order. A side is right where the mean credit of its trials, over its
 * cells, is above a half.
 */
export function instanceClasses(
  cells: readonly MeasuredChoiceCell[],
  a: ComparedSide,
  b: ComparedSide,
): readonly ClassedInstance[] {
  const byDataset = groupBy(pairCells(cells, { a, b }), (pair) => pair.a.cell.dataset);
  return [...byDataset].flatMap(([dataset, pairs]) =>
    commonIds(pairs).map((id) => {
      const mine = meanOf(pairs.map((pair) => pair.a.scores.get(id)));
      const theirs = meanOf(pairs.map((pair) => pair.b.scores.get(id)));
      return { dataset, id, a: mine, b: theirs, kind: classOf(mine, theirs) };
    }),
  );
}

function commonIds(pairs: readonly CellPair[]): readonly string[] {
  const [first, ...others] = pairs.flatMap(({ a, b }) => [a.judged, b.judged]);
  return [...(first ?? [])].filter((id) => others.every((judged) => judged.has(id)));
}

function meanOf(scores: readonly (number | undefined)[]): number {
  return scores.reduce<number>((sum, score) => sum + (score ?? 0), 0) / scores.length;
}

function classOf(a: number, b: number): InstanceClass {
  const [mine, theirs] = [a > 0.5 + rounding, b > 0.5 + rounding];
  if (mine === theirs) return mine ? "both" : "neither";
  return mine ? "a" : "b";
}
