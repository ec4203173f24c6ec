import { checkTrials } from "./check-trials.js";
import type { TrialCount } from "./rogan-gladen.js";

/** What `splitLabels` works on. */
export interface SplitLabelsOptions {
  /** Labels that can be paid for in all, the pilot's included. */
  readonly labels: number;
  /** Share of items that the judge passes, from 0 to 1. */
  readonly passed: number;
  /** Of the pilot: items that the judge fails, of those that humans fail. */
  readonly specificity: TrialCount;
  /** Of the pilot: items that the judge passes, of those that humans pass. */
  readonly sensitivity: TrialCount;
}

/** How many labels to have of either kind. */
export interface SplitLabels {
  /** Items that humans fail. */
  readonly failing: number;
  /** Items that humans pass. */
  readonly passing: number;
}

/**
 * How to divide labels between items that humans fail and items that they pass, so that Rogan and Gladen's estimate
 * (`roganGladen`) has the least variance.
 *
 * Use it after a small pilot, such as 10 items of either kind, where items of a known kind can be had. For a random sample of
 * items there is nothing to divide.
 *
 * Formula in words: passing to failing as (share passed / share failed by the judge) times the root of the ratio of the judge's
 * error rates on passing and on failing items, each with one error among two items added; not less of either kind than the
 * pilot has; rounded to whole labels, halves to even.
 *
 * Source: Lee, Zeng, Jeong, Sohn and Lee (2025), arXiv 2511.21140, adaptive allocation, for pilots with equal numbers of both
 * kinds; other pilots by their rates. It is Neyman's allocation for error rates that are small.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - The judge passes all or no item: what is left after the pilot goes to the kind that it does name.
 * - No pilot: the error rates count as one half, and the share passed decides alone.
 *
 * @param options budget, share passed and pilot
 * @returns two whole numbers that add up to the labels
 * @throws RangeError if a number is out of range, or the pilot has more items than there are labels
 */
export function splitLabels({ labels, passed, specificity, sensitivity }: SplitLabelsOptions): SplitLabels {
  checkTrials(specificity.successes, specificity.n, "a split of labels");
  checkTrials(sensitivity.successes, sensitivity.n, "a split of labels");
  if (!Number.isSafeInteger(labels) || labels < specificity.n + sensitivity.n) {
    throw new RangeError(
      `Cannot split ${labels} labels: the pilot has ${specificity.n + sensitivity.n} of them`,
    );
  }
  if (!(passed >= 0 && passed <= 1)) throw new RangeError(`Cannot split labels: got a share of ${passed}`);
  const ratio = Math.sqrt(errorRate(specificity) / errorRate(sensitivity));
  const wanted = passed === 0 ? 0 : labels / (1 + (1 / passed - 1) * ratio);
  const passing = Math.max(sensitivity.n, roundEven(Math.min(labels - specificity.n, wanted)));
  return { failing: labels - passing, passing };
}

function errorRate({ successes, n }: TrialCount): number {
  return (n - successes + 1) / (n + 2);
}

function roundEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
