/** Two-sided p-values of McNemar's test. */
export interface McnemarTest {
  /** Exact conditional p-value, conservative. */
  readonly exact: number;
  /** Mid-p value: less conservative, the one to report. */
  readonly midP: number;
}

/**
 * McNemar's test, exact and mid-p: whether two evaluators are right equally often on the same items.
 *
 * Use it for right or wrong on independent items, judged by both. Do not use it when items come in clusters or with
 * half credit (`signFlipTest`), nor to show that two evaluators are equally good: a large p-value is no evidence of
 * that.
 *
 * Formula in words: if there is no difference, the items that only one evaluator got right are its own with
 * probability one half. Exact: twice the binomial probability of the smaller count or less, at most 1. Mid-p: the same
 * less the probability of the smaller count itself, that is half of it in each tail.
 *
 * Source: McNemar (1947), Psychometrika 12(2), pp. 153-157, doi:10.1007/BF02295996; mid-p: Fagerland, Lydersen and
 * Laake (2013), BMC Medical Research Methodology 13:91, doi:10.1186/1471-2288-13-91; exact: R
 * `binom.test(b, b + c)$p.value`, `statsmodels.stats.contingency_tables.mcnemar(exact = True)`.
 *
 * Complexity: O(discordant items).
 *
 * Edge cases:
 * - No discordant item: both 1.
 * - Equal counts: both 1, as twice the tail less the point is. (Fagerland et al. and R `contingencytables` put the mid-p
 *   at 1 less half of the point probability then; no decision depends on it.)
 * - A p-value below the smallest number becomes 0, from about 1,080 discordant items on one side only.
 *
 * @param firstOnly number of items that only the first evaluator got right
 * @param secondOnly number of items that only the second evaluator got right
 * @returns both p-values, from 0 to 1, the mid-p never above the exact one
 * @throws RangeError if a count is negative or not a whole number
 */
export function mcnemarTest(firstOnly: number, secondOnly: number): McnemarTest {
  if (
    !Number.isSafeInteger(firstOnly) ||
    !Number.isSafeInteger(secondOnly) ||
    firstOnly < 0 ||
    secondOnly < 0
  ) {
    throw new RangeError(
      `Cannot compute McNemar's test: got ${firstOnly} and ${secondOnly} discordant items`,
    );
  }
  if (firstOnly === secondOnly) return { exact: 1, midP: 1 };
  const trials = firstOnly + secondOnly;
  const smaller = Math.min(firstOnly, secondOnly);
  const point = fairBinomialProbability(smaller, trials);
  let tail = 0;
  let term = point;
  for (let successes = smaller; successes >= 0 && term > 0; successes--) {
    tail += term;
    term *= successes / (trials - successes + 1);
  }
  return { exact: Math.min(1, 2 * tail), midP: Math.min(1, 2 * tail - point) };
}

/** Probability of a number of heads: a product of ratios, halved on the way so that it never overflows. */
function fairBinomialProbability(successes: number, trials: number): number {
  let probability = 1;
  let halvings = trials;
  for (let factor = 1; factor <= successes; factor++) {
    probability *= (trials - successes + factor) / factor;
    while (probability > 1 && halvings > 0) {
      probability /= 2;
      halvings--;
    }
  }
  return probability * 2 ** -halvings;
}
