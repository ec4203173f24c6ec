/** How many samples of one problem there are, and how many of them are right. */
export interface PassAtKOptions {
  /** Samples of the problem: a whole number. */
  readonly samples: number;
  /** Samples that pass, from 0 to `samples`. */
  readonly correct: number;
  /** Samples that one may draw: a whole number from 1. */
  readonly k: number;
}

/**
 * pass@k of one problem: the probability that among k samples drawn without replacement from those that there are, at least
 * one is right. It estimates without bias the probability that one of k new samples is right.
 *
 * Use it for programs that are tested, with more samples than k where that can be had. The usual figure is its mean over problems,
 * whose uncertainty is that between problems (`clusteredWilsonInterval`). Do not use 1 - (1 - correct / samples)^k instead: it is
 * biased downwards.
 *
 * Formula in words: one minus the share of draws without a right sample, C(samples - correct, k) / C(samples, k), taken as the product
 * of 1 - k / i over i from samples - correct + 1 to samples, so that no binomial coefficient overflows.
 *
 * Source: Chen et al. (2021), Evaluating Large Language Models Trained on Code, arXiv:2107.03374, section 2.1, equation 1.
 *
 * Complexity: O(correct).
 *
 * Edge cases:
 * - Fewer samples than k: undefined.
 * - k = 1: the share of samples that are right.
 * - No right sample: 0. Fewer than k wrong samples: 1.
 *
 * @param options samples, right ones, and k
 * @returns the probability, from 0 to 1, or the reason why there is none
 * @throws RangeError if a number is not whole or out of range
 *
 * @example
 * passAtK({ samples: 10, correct: 3, k: 5 }); // 0.9166666666666666
 */
export function passAtK({ samples, correct, k }: PassAtKOptions): number | { readonly undefined: string } {
  const isCount = [samples, correct, k].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isCount || correct > samples || k < 1) {
    throw new RangeError(`Cannot compute pass@${k}: got ${correct} right of ${samples} samples`);
  }
  if (samples < k) return { undefined: `fewer than ${k} samples` };
  if (samples - correct < k) return 1;
  if (k === 1) return correct / samples;
  let none = 1;
  for (let i = samples - correct + 1; i <= samples; i += 1) none *= 1 - k / i;
  return 1 - none;
}
