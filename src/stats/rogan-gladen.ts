import { checkLevel } from "./check-level.js";
import { checkTrials } from "./check-trials.js";
import type { Interval } from "./interval.js";
import { normalQuantile } from "./normal-quantile.js";

/** Successes among trials. */
export interface TrialCount {
  readonly successes: number;
  readonly n: number;
}

/** What `roganGladen` works on. */
export interface RoganGladenOptions {
  /** Unlabelled items that the judge passes, of all unlabelled items. */
  readonly judged: TrialCount;
  /** Labelled items that the judge fails, of those that humans fail. */
  readonly specificity: TrialCount;
  /** Labelled items that the judge passes, of those that humans pass. */
  readonly sensitivity: TrialCount;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A pass rate freed of the judge's known errors. */
export interface RoganGladen extends Interval {
  readonly value: number;
  /** Youden's index, specificity + sensitivity - 1: 0 for a judge that tells nothing, 1 for one that never errs. */
  readonly information: Interval & { readonly value: number };
}

/**
 * Rogan and Gladen's estimate of a pass rate from a judge whose errors were measured, with the interval of Lee et al.
 *
 * Use it for yes-or-no verdicts when labels were chosen by what humans say of an item, so many of either kind; for a random
 * sample `predictionPoweredMean` is as right and mostly shorter. The judge must err on the unlabelled items as it does on the
 * labelled ones, and items must be independent.
 *
 * Formula in words: (pass rate by the judge + specificity - 1) / (specificity + sensitivity - 1), cut to 0 and 1. For the
 * interval the pass rate gets z^2 / 2 successes among z^2 trials more, the other two rates one among two; then the estimate of
 * these, moved by 2 z^2 times the difference of what sensitivity and specificity add to the variance, -/+ z times the root of
 * the delta-method variance, cut to 0 and 1.
 *
 * Source: Rogan and Gladen (1978), American Journal of Epidemiology 107(1), pp. 71-76,
 * doi:10.1093/oxfordjournals.aje.a112510; interval: Lee, Zeng, Jeong, Sohn and Lee (2025), arXiv 2511.21140, after Lang and
 * Reiczigel (2014), doi:10.1016/j.prevetmed.2013.09.015.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - No item of a kind: undefined.
 * - Specificity + sensitivity of 1 or less: undefined, for the judge tells nothing, or the contrary.
 * - The normal interval of specificity + sensitivity - 1, of the smoothed rates, includes 0: undefined. So few labels cannot
 *   tell the judge from one that tells nothing, and the estimate could be anything.
 * - Where the judge's pass rate lies beyond what its errors allow, the estimate is 0 or 1 and the interval may have no width.
 *   Such data speak against the assumptions.
 *
 * @param options counts and level
 * @returns the pass rate with its interval, from 0 to 1, or the reason why there is none
 * @throws RangeError if a count is not a whole number or out of range, or the level is out of range
 */
export function roganGladen(options: RoganGladenOptions): RoganGladen | { readonly undefined: string } {
  const { judged, specificity, sensitivity, level = 0.95 } = options;
  checkLevel(level);
  for (const { successes, n } of [judged, specificity, sensitivity]) {
    checkTrials(successes, n, "a corrected pass rate");
  }
  if (judged.n === 0) return { undefined: "no unlabelled items" };
  if (specificity.n === 0) return { undefined: "no labelled item that humans fail" };
  if (sensitivity.n === 0) return { undefined: "no labelled item that humans pass" };
  const z = -normalQuantile((1 - level) / 2);
  const youden = rateOf(specificity) + rateOf(sensitivity) - 1;
  if (youden <= 0) {
    return { undefined: "the judge carries no information: specificity + sensitivity is 1 or less" };
  }
  const [p, q0, q1] = [smooth(judged, z * z), smooth(specificity, 2), smooth(sensitivity, 2)];
  const slope = q0.rate + q1.rate - 1;
  const spread = z * Math.sqrt(q0.variance + q1.variance);
  if (slope - spread <= 0) {
    return { undefined: "the labels are too few to tell the judge from one that carries no information" };
  }
  const theta = (p.rate + q0.rate - 1) / slope;
  const shift = 2 * z * z * (theta * q1.variance - (1 - theta) * q0.variance);
  const half =
    (z * Math.sqrt(p.variance + (1 - theta) ** 2 * q0.variance + theta ** 2 * q1.variance)) / slope;
  return {
    value: clip((rateOf(judged) + rateOf(specificity) - 1) / youden),
    low: clip(theta + shift - half),
    high: clip(theta + shift + half),
    information: { value: youden, low: slope - spread, high: Math.min(1, slope + spread) },
  };
}

function rateOf({ successes, n }: TrialCount): number {
  return successes / n;
}

/** A rate with so many trials more, half of them successes, and the variance of it. */
function smooth(
  { successes, n }: TrialCount,
  more: number,
): { readonly rate: number; readonly variance: number } {
  const rate = (successes + more / 2) / (n + more);
  return { rate, variance: (rate * (1 - rate)) / (n + more) };
}

function clip(share: number): number {
  return Math.max(0, Math.min(1, share));
}
