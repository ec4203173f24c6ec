import { clusteredStandardError, type ClusteredStandardError } from "./clustered-standard-error.js";

/** One pair under the presentations that tell positions and letters apart. */
export interface LeanItem {
  /** Label of the pair's cluster. */
  readonly cluster: string | number;
  /**
   * Share of choices for the same output A of the pair, a tie being one half, 0..1; undefined where no choice came. A stands first
   * and bears the first letter; second and the second; first and the second; second and the first.
   */
  readonly shares: readonly [
    firstFirst: number | undefined,
    secondSecond: number | undefined,
    firstSecond: number | undefined,
    secondFirst: number | undefined,
  ];
}

/** A lean in shares of choices, or why there is none. */
export type LeanEstimate = ClusteredStandardError | { readonly undefined: string };

/** What a judge leans to. */
export interface PositionLetterLean {
  /** Share of choices for the output shown first, minus one half, letters being balanced: -0.5..0.5. */
  readonly position: LeanEstimate;
  /** Share of choices for the output that bears the first letter, minus one half, positions being balanced: -0.5..0.5. */
  readonly letter: LeanEstimate;
  /** Half of what A gains where its letter follows its place; 0 where both leans simply add up. */
  readonly interaction: LeanEstimate;
  /** Both leans at once: the share for the output shown first, minus one half, where letters follow positions. */
  readonly together: LeanEstimate;
}

/**
 * Position lean and letter lean of a judge of pairs, told apart by showing each pair in both positions with both ways of lettering.
 *
 * Use `position` and `letter` where all four presentations were run, `together` where only the two usual ones were: there a lean
 * towards the first place cannot be told from one towards the letter A. Ties count for neither side.
 *
 * Formula in words: a linear model of the share of A by A's place (+1 or -1), A's letter (+1 or -1) and their product; within a
 * pair with all four shares each effect is a quarter of the signed sum of the shares, which removes how good A is. The estimate is
 * the mean over pairs, with the cluster-robust interval of `clusteredStandardError`.
 *
 * Source: the analysis of a replicated 2 x 2 factorial with items as blocks: Montgomery (2017), Design and Analysis of Experiments,
 * sections 6.2 and 7.2; statsmodels OLS of the effects on a constant with `cov_type = "cluster"`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - A pair without some needed share is left out of that effect: pairs stay balanced.
 * - No such pair, or one cluster: undefined.
 *
 * @param items the pairs
 * @param options level of the intervals
 * @returns the effects in shares of choices
 * @throws RangeError if a share is not from 0 to 1, or the level is out of range
 */
export function positionLetterLean(
  items: readonly LeanItem[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): PositionLetterLean {
  for (const share of items.flatMap(({ shares }) => shares)) {
    if (share !== undefined && !(share >= 0 && share <= 1)) {
      throw new RangeError(`Cannot compute a lean: got the share ${share}`);
    }
  }
  const effect = (signs: Signs): LeanEstimate => contrastOf(items, signs, level);
  return {
    position: effect([1, -1, 1, -1]),
    letter: effect([1, -1, -1, 1]),
    interaction: effect([1, 1, -1, -1]),
    together: effect([1, -1, 0, 0]),
  };
}

type Signs = readonly [number, number, number, number];

function contrastOf(items: readonly LeanItem[], signs: Signs, level: number): LeanEstimate {
  const needed = signs.reduce((sum, sign) => sum + Math.abs(sign), 0);
  const complete = items.flatMap(({ cluster, shares }) => {
    let sum = 0;
    for (const [place, sign] of signs.entries()) {
      const share = shares[place];
      if (sign === 0) continue;
      if (share === undefined) return [];
      sum += sign * share;
    }
    return [{ cluster, effect: sum / needed }];
  });
  if (complete.length === 0) return { undefined: `no pair has a choice under all ${needed} presentations` };
  return clusteredStandardError({
    scores: complete.map(({ effect }) => effect),
    clusters: complete.map(({ cluster }) => cluster),
    level,
  });
}
