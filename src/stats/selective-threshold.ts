import { checkFinite } from "./check-finite.js";
import { clopperPearsonInterval } from "./clopper-pearson-interval.js";
import { elementAt } from "./element-at.js";

/** What `selectiveThreshold` works on. */
export interface SelectiveThresholdOptions {
  /** How sure the judge was, larger for surer, on any scale; of independent items. */
  readonly confidences: readonly number[];
  /** Whether the judge agreed with the humans. */
  readonly right: readonly boolean[];
  /**
   * Agreement that verdicts above the threshold are to have, above 0 and below 1.
   *
   * @default 0.9
   */
  readonly agreement?: number | undefined;
  /**
   * Probability that the threshold fails to have it, above 0 and below one half.
   *
   * @default 0.05
   */
  readonly delta?: number | undefined;
  /**
   * Thresholds to test, in any order. Left out: the confidences at ten steps of coverage, from a tenth of the items to all.
   */
  readonly thresholds?: readonly number[] | undefined;
}

/** One threshold that was tested. */
export interface TestedThreshold {
  readonly threshold: number;
  /** Items at or above it. */
  readonly items: number;
  readonly coverage: number;
  /** Share of these on which the judge agreed. */
  readonly agreement: number;
  /** What their agreement is at least, with probability 1 - delta. */
  readonly bound: number;
}

/** The lowest threshold that passed. */
export interface SelectiveThreshold extends TestedThreshold {
  /** All that were tested, strictest first; the last one failed unless all passed. */
  readonly tested: readonly TestedThreshold[];
}

/**
 * Confidence from which a judge may be trusted: the verdicts at or above it agree with humans as often as asked for, with
 * probability 1 - delta over the choice of the labelled items. The others go to people or to a better judge.
 *
 * Use it on labelled items that were not used for choosing the judge, one verdict of each. The guarantee is for new items
 * of the same kind, and for the share kept it says nothing but an estimate.
 *
 * Formula in words: thresholds are tested from the strictest down, each by the exact binomial bound of the agreement of the
 * items at or above it, at level delta; the first that fails ends the test, and the one before it is the threshold. Because
 * the order is fixed, all tests together err with probability delta. Thresholds with so few items that even full agreement
 * would fail are passed over.
 *
 * Source: Jung, Brahman and Choi (2024), Trust or Escalate, arXiv 2407.18370; fixed-sequence testing: Bauer (1991),
 * Statistics in Medicine 10(6), pp. 871-890; Angelopoulos et al. (2021), Learn then Test, arXiv 2110.01052; the bound: Clopper and Pearson
 * (1934), doi:10.1093/biomet/26.4.404.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item, too few for any threshold to pass, or the strictest fails: undefined, with the numbers.
 * - The guarantee is exact where the thresholds are fixed beforehand. For those taken from the confidences, and for passing
 *   over, it holds if agreement does not fall with confidence.
 *
 * @param options confidences, outcomes, agreement, delta and thresholds
 * @returns the threshold with what it keeps, or the reason why there is none
 * @throws RangeError if lengths differ, or agreement or delta are out of range
 * @throws TypeError if a confidence or threshold is NaN or infinite
 */
export function selectiveThreshold(
  options: SelectiveThresholdOptions,
): SelectiveThreshold | { readonly undefined: string } {
  const { confidences, right, agreement = 0.9, delta = 0.05 } = options;
  check(options, { agreement, delta });
  const n = right.length;
  if (n === 0) return { undefined: "no items" };
  const needed = Math.ceil(Math.log(delta) / Math.log(agreement) - 1e-9);
  const items = confidences
    .map((confidence, item) => ({ confidence, right: elementAt(right, item) }))
    .sort((a, b) => b.confidence - a.confidence);
  const thresholds = options.thresholds ?? stepsOf(items.map(({ confidence }) => confidence));
  const tested = testInOrder(items, thresholds, { agreement, delta, needed });
  const passed = tested.findLast(({ bound }) => bound >= agreement);
  if (passed !== undefined) return { ...passed, tested };
  const [strictest] = tested;
  if (strictest === undefined) {
    return { undefined: `${n} items are too few: even full agreement needs ${needed} above a threshold` };
  }
  const agreed = Math.round(strictest.agreement * strictest.items);
  return {
    undefined: `of the ${strictest.items} surest items the judge agrees on ${agreed}, too few to promise more`,
  };
}

interface RankedItem {
  readonly confidence: number;
  readonly right: boolean;
}

interface Promised {
  readonly agreement: number;
  readonly delta: number;
  /** Items without which no threshold can pass. */
  readonly needed: number;
}

/** Tests thresholds from the strictest down until one fails, which is the last one given. */
function testInOrder(
  items: readonly RankedItem[],
  thresholds: readonly number[],
  { agreement, delta, needed }: Promised,
): readonly TestedThreshold[] {
  const n = items.length;
  const tested: TestedThreshold[] = [];
  let [count, agreed] = [0, 0];
  for (const threshold of [...new Set(thresholds)].sort((a, b) => b - a)) {
    for (; count < n && elementAt(items, count).confidence >= threshold; count++) {
      if (elementAt(items, count).right) agreed++;
    }
    if (count < needed) continue;
    const interval = clopperPearsonInterval(agreed, count, { level: 1 - 2 * delta });
    const bound = "low" in interval ? interval.low : 0;
    tested.push({ threshold, items: count, coverage: count / n, agreement: agreed / count, bound });
    if (bound < agreement) break;
  }
  return tested;
}

function check(
  { confidences, right, thresholds = [] }: SelectiveThresholdOptions,
  { agreement, delta }: { readonly agreement: number; readonly delta: number },
): void {
  if (confidences.length !== right.length) {
    throw new RangeError(
      `Cannot choose a threshold: got ${confidences.length} confidences and ${right.length} outcomes`,
    );
  }
  if (!(agreement > 0 && agreement < 1)) {
    throw new RangeError(`Cannot promise an agreement of ${agreement}: must be between 0 and 1`);
  }
  if (!(delta > 0 && delta < 0.5)) {
    throw new RangeError(`Cannot choose a threshold at delta ${delta}: must be between 0 and one half`);
  }
  checkFinite(confidences, "choose a threshold");
  checkFinite(thresholds, "choose a threshold");
}

/** The confidences at ten steps of coverage, of confidences sorted from the largest down. */
function stepsOf(sorted: readonly number[]): readonly number[] {
  return Array.from({ length: 10 }, (_, step) =>
    elementAt(sorted, Math.ceil((sorted.length * (step + 1)) / 10) - 1),
  );
}
