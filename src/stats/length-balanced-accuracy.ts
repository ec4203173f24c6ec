import { clusteredContrast, type ClusteredContrast } from "./clustered-contrast.js";
import { elementAt } from "./element-at.js";

/** What `lengthBalancedAccuracy` works on. */
export interface LengthBalancedAccuracyOptions {
  /** How right each choice is, 0..1. */
  readonly scores: readonly number[];
  /** Length of the better output, 0 or more. */
  readonly betterLengths: readonly number[];
  /** Length of the other output, in the same unit. */
  readonly otherLengths: readonly number[];
  /** Label of the cluster of each observation. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Number of strata of equal size, by how much the lengths differ.
   *
   * @default 4
   */
  readonly strata?: number | undefined;
  /**
   * Coverage that the intervals aim at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A weighted mean, or why there is none. */
export type BalancedEstimate = ClusteredContrast | { readonly undefined: string };

/** Accuracy by which output is the longer one. */
export interface LengthBalancedAccuracy {
  /** Where the better output is longer. */
  readonly longer: BalancedEstimate;
  /** Where the better output is shorter. */
  readonly shorter: BalancedEstimate;
  /** Longer minus shorter: positive where length helps the judge to be right. */
  readonly gap: BalancedEstimate;
  /** Mean over strata of like difference in length, the better output counted as longer and as shorter alike. */
  readonly balanced: BalancedEstimate;
  /** Share of observations in strata that have both, each in two clusters or more; those of equal length are in none. */
  readonly covered: number;
}

/**
 * Accuracy on length-matched strata, and the gap between items whose better output is longer and those where it is shorter.
 *
 * Use it to see what length does without a model: `gap` for how much, `balanced` for the accuracy on a set in which, at any difference of
 * length, the better output is as often the longer as the shorter one.
 *
 * Formula in words: observations are ranked by |better - other| / (better + other) and cut into strata of equal size; equal values
 * stay together, in the stratum of the first of them. In each the accuracy where the better output is longer and where it is shorter are
 * averaged with equal weight; the strata then count by their size. All are contrasts of group means with cluster-robust
 * intervals, the strata being taken as given.
 *
 * Source: post-stratification: Holt and Smith (1979), JRSS A 142(1), pp. 33-46; intervals: `clusteredContrast`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - Outputs of equal length are in no group. A stratum that has one of the two in fewer than two clusters is left out of
 *   `balanced`, for it would have no standard error: see `covered`.
 * - A side in fewer than two clusters: it, gap and balanced are undefined.
 *
 * @param options scores, lengths, clusters, strata and level
 * @returns the accuracies
 * @throws RangeError if arrays differ in length, a length is negative, or strata or level are out of range
 * @throws TypeError if a number is NaN or infinite
 */
export function lengthBalancedAccuracy(options: LengthBalancedAccuracyOptions): LengthBalancedAccuracy {
  const { scores, clusters = [...scores.keys()], strata = 4, level } = options;
  const rows = differing(options, clusters);
  const placed = stratify(rows, strata);
  const contrast = (groupOf: (row: Placed) => number, weights: readonly number[]): BalancedEstimate => {
    const used = placed.filter((row) => weights[groupOf(row)] !== undefined);
    const result = clusteredContrast({
      scores: used.map(({ score }) => score),
      groups: used.map(groupOf),
      weights,
      clusters: used.map(({ cluster }) => cluster),
      level,
    });
    if (!("undefined" in result)) return result;
    return result.undefined.endsWith("has no score")
      ? { undefined: "the better output is always the longer one, or never" }
      : { undefined: "the better output is longer, or shorter, in fewer than two clusters" };
  };
  const side = (row: Placed): number => (row.longer ? 0 : 1);
  const both = Array.from({ length: strata }, (_, stratum) => {
    const own = placed.filter((row) => row.stratum === stratum);
    const holding = [true, false].map(
      (longer) =>
        new Set(own.filter((row) => row.longer === longer).map(({ cluster }) => String(cluster))).size,
    );
    return Math.min(...holding) < 2 ? 0 : own.length;
  });
  const total = both.reduce((sum, size) => sum + size, 0);
  const weights = both.flatMap((size) => [size / total / 2, size / total / 2]);
  return {
    longer: contrast((row) => (row.longer ? 0 : 1), [1, 0]),
    shorter: contrast((row) => (row.longer ? 1 : 0), [1, 0]),
    gap: contrast(side, [1, -1]),
    balanced:
      total === 0
        ? { undefined: "no stratum has two clusters with longer better outputs, and two with shorter ones" }
        : contrast((row) => 2 * row.stratum + side(row), weights),
    covered: scores.length === 0 ? 0 : total / scores.length,
  };
}

interface Differing {
  readonly score: number;
  readonly cluster: string | number;
  readonly longer: boolean;
  readonly distance: number;
}

interface Placed extends Differing {
  readonly stratum: number;
}

function differing(
  { scores, betterLengths, otherLengths, strata = 4 }: LengthBalancedAccuracyOptions,
  clusters: readonly (string | number)[],
): readonly Differing[] {
  const sizes = new Set([scores.length, betterLengths.length, otherLengths.length, clusters.length]);
  const lengths = [...betterLengths, ...otherLengths];
  if (sizes.size > 1 || lengths.some((length) => length < 0) || !Number.isInteger(strata) || strata < 1) {
    throw new RangeError(
      "Cannot balance an accuracy: each score needs a cluster and two lengths of 0 or more, and strata 1 or more",
    );
  }
  if (!lengths.every(Number.isFinite))
    throw new TypeError("Cannot balance an accuracy: a length is no finite number");
  return scores.flatMap((score, index) => {
    const [better, other] = [elementAt(betterLengths, index), elementAt(otherLengths, index)];
    if (better === other) return [];
    const distance = Math.abs(better - other) / (better + other);
    return [{ score, cluster: elementAt(clusters, index), longer: better > other, distance }];
  });
}

function stratify(rows: readonly Differing[], strata: number): readonly Placed[] {
  const sorted = [...rows].sort((a, b) => a.distance - b.distance);
  let first = 0;
  return sorted.map((row, rank) => {
    if (row.distance !== sorted[first]?.distance) first = rank;
    return { ...row, stratum: Math.floor((first * strata) / sorted.length) };
  });
}
