import { bootstrapInterval } from "./bootstrap-interval.js";
import { checkFinite } from "./check-finite.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import { seededRandom } from "./seeded-random.js";

/** What `correlationDifference` works on. */
export interface CorrelationDifferenceOptions {
  /** Scores of the first judge. */
  readonly first: readonly number[];
  /** Scores of the second judge on the same units. */
  readonly second: readonly number[];
  /** The gold scores of these units. */
  readonly gold: readonly number[];
  /** Label of the cluster of each unit; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /** The correlation, such as `kendallTauB`. */
  readonly correlate: (first: readonly number[], second: readonly number[]) => Defined;
  /** Brings a judge's scores to a scale that both share, such as `standardScores` or `midRanks`. */
  readonly scale: (scores: readonly number[]) => readonly number[];
  /** Seed of the resamples and of the swaps. */
  readonly seed: number | string;
  /**
   * Number of resamples behind the interval.
   *
   * @default 2000
   */
  readonly resamples?: number | undefined;
  /**
   * Number of random swaps behind the p-value when not all are counted.
   *
   * @default 2000
   */
  readonly swaps?: number | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** The difference of two correlations with the same gold. */
export interface CorrelationDifference extends Interval {
  /** Correlation of the first judge with the gold less that of the second. */
  readonly value: number;
  /** Correlation of each judge with the gold. */
  readonly first: number;
  readonly second: number;
  /** Two-sided p-value of the permutation test, above 0. */
  readonly p: number;
  /** Whether all patterns of swaps were counted. */
  readonly exact: boolean;
  /** Number of clusters. */
  readonly clusters: number;
}

/** Up to this number of clusters all patterns of swaps are counted: 4,096 correlations of each judge. */
const EXACT_CLUSTERS = 12;

/** More patterns of swaps without a correlation than this share, and the p-value says little: as of resamples. */
const MOST_UNDEFINED = 0.1;

/** Two differences that differ by less are equal: it is rounding. */
const ROUNDING = 1e-12;

/**
 * Whether one judge's scores correlate better with the gold than another's on the same units: difference, paired bootstrap
 * interval, and a permutation test that swaps the two judges.
 *
 * Use it to compare two judges that score the same outputs. Do not use it for correlations over systems (swap whole rows
 * of system scores then), nor to show that two judges are equally good.
 *
 * Formula in words: the interval is the middle part of the differences over resampled clusters, both judges on the same
 * ones. For the p-value both judges' scores are first brought to one scale, since a swap of raw scores would mix scales.
 * If the judges are exchangeable, each cluster's scores might as well have been the other judge's: the p-value is the share
 * of patterns of swaps whose difference is at least as far from 0 as that without a swap, of all patterns up to 12
 * clusters, else (1 + number as far) / (1 + number drawn).
 *
 * Source: Deutsch, Dror and Roth (2021), Transactions of the ACL 9, pp. 1132-1146, doi:10.1162/tacl_a_00417
 * (Perm-Inputs, with the standardisation of their section 4.2; the cluster is the input); interval: Efron and Tibshirani
 * (1993), An Introduction to the Bootstrap, chapter 13; random patterns: Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.
 *
 * Complexity: two correlations for each resample and each swap.
 *
 * Edge cases:
 * - A judge or a gold without a correlation (all scores equal, fewer than two units): undefined. Fewer than two clusters:
 *   undefined.
 * - Resamples, or patterns of swaps, after which a judge has no correlation: more than a tenth of either: undefined, with their
 *   number, for value, interval and p alike. Fewer: such a resample is left out, and such a pattern counts as far.
 * - The same scores twice: a difference of 0, a p-value of 1.
 *
 * @param options scores of both judges, gold, clusters, correlation, scale, seed, resamples, swaps and level
 * @returns the difference from -2 to 2, its interval and p-value, or the reason why there is none
 * @throws RangeError if lengths differ, or resamples, swaps or level are out of range
 * @throws TypeError if a score is NaN or infinite
 */
export function correlationDifference(
  options: CorrelationDifferenceOptions,
): CorrelationDifference | { readonly undefined: string } {
  const { first, second, gold, correlate, swaps = 2000, resamples, level, seed } = options;
  check(options, swaps);
  const groups = groupsOf(options);
  const whole = { first: correlate(first, gold), second: correlate(second, gold) };
  if ("undefined" in whole.first) return { undefined: `first: ${whole.first.undefined}` };
  if ("undefined" in whole.second) return { undefined: `second: ${whole.second.undefined}` };
  const interval = bootstrapInterval({
    clusters: groups.length,
    seed,
    resamples,
    level,
    statistic: (drawn) => {
      const units = Array.from(drawn, (group) => elementAt(groups, group)).flat();
      return difference(options, [at(first, units), at(second, units), at(gold, units)]);
    },
  });
  if ("undefined" in interval) return interval;
  const { value, low, high } = interval;
  const test = permute(options, { groups, swaps });
  if ("undefined" in test) return test;
  return {
    value,
    low,
    high,
    first: whole.first.value,
    second: whole.second.value,
    ...test,
    clusters: groups.length,
  };
}

function check({ first, second, gold, clusters }: CorrelationDifferenceOptions, swaps: number): void {
  const sizes = [first, second, gold, clusters ?? gold].map((list) => list.length);
  if (new Set(sizes).size > 1) {
    throw new RangeError(`Cannot compare correlations: got lists of ${sizes.join(", ")} units`);
  }
  if (!Number.isSafeInteger(swaps) || swaps < 1) {
    throw new RangeError(`Cannot compare correlations: got ${swaps} swaps`);
  }
  for (const list of [first, second, gold]) checkFinite(list, "compare correlations");
}

/** Places of the units of each cluster; clusters sorted by their labels. */
function groupsOf({ gold, clusters }: CorrelationDifferenceOptions): readonly (readonly number[])[] {
  if (clusters === undefined) return Array.from(gold, (_, place) => [place]);
  const labels = [...new Set(clusters.map(String))].sort();
  const members = new Map(labels.map((label): [string, number[]] => [label, []]));
  for (const [place, label] of clusters.entries()) members.get(String(label))?.push(place);
  return [...members.values()];
}

function difference(
  { correlate }: Pick<CorrelationDifferenceOptions, "correlate">,
  [first, second, gold]: readonly [readonly number[], readonly number[], readonly number[]],
): Defined {
  const [mine, theirs] = [correlate(first, gold), correlate(second, gold)];
  if ("undefined" in mine) return mine;
  if ("undefined" in theirs) return theirs;
  return { value: mine.value - theirs.value };
}

interface Swapping {
  readonly groups: readonly (readonly number[])[];
  readonly swaps: number;
}

function permute(
  options: CorrelationDifferenceOptions,
  { groups, swaps }: Swapping,
): Pick<CorrelationDifference, "p" | "exact"> | { readonly undefined: string } {
  const { gold, scale, seed } = options;
  const scaled = { first: scale(options.first), second: scale(options.second) };
  const first = [...scaled.first];
  const second = [...scaled.second];
  /** Size of the difference once the clusters are swapped for which this says so. */
  const sizeAfter = (swapped: (group: number) => boolean): number | undefined => {
    for (const [group, units] of groups.entries()) {
      const isSwapped = swapped(group);
      for (const unit of units) {
        first[unit] = elementAt(isSwapped ? scaled.second : scaled.first, unit);
        second[unit] = elementAt(isSwapped ? scaled.first : scaled.second, unit);
      }
    }
    const found = difference(options, [first, second, gold]);
    return "value" in found ? Math.abs(found.value) : undefined;
  };
  const threshold = (sizeAfter(() => false) ?? 0) - ROUNDING;
  const exact = groups.length <= EXACT_CLUSTERS;
  // Swapping all clusters changes the sign only: the first cluster may stay as it is.
  const patterns = exact ? 2 ** (groups.length - 1) : swaps;
  const random = seededRandom(`${seed} swaps`);
  let [far, unknown] = [0, 0];
  for (let pattern = 0; pattern < patterns; pattern++) {
    const size = sizeAfter(
      exact
        ? (group) => group > 0 && Math.floor(pattern / 2 ** (group - 1)) % 2 === 1
        : () => random.next() < 0.5,
    );
    if (size === undefined) unknown++;
    if (size === undefined || size >= threshold) far++;
  }
  if (unknown > MOST_UNDEFINED * patterns)
    return { undefined: `${unknown} of ${patterns} swaps of the judges have no value` };
  return { p: exact ? far / patterns : (1 + far) / (1 + patterns), exact };
}

function at(values: readonly number[], places: readonly number[]): number[] {
  return places.map((place) => elementAt(values, place));
}
