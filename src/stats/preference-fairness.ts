import { clusteredProportion, type ClusteredProportion } from "./clustered-proportion.js";
import { clusteredStandardError, type ClusteredStandardError } from "./clustered-standard-error.js";
import type { SwappedPair } from "./swapped-pair.js";

/** How a judge of pairs takes an exchange of positions. */
export interface PreferenceFairness {
  /** Pairs on which the same output, or a tie, was preferred in both positions. */
  readonly consistent: number;
  /** Pairs that leaned to the output shown first: first twice, or first and a tie. */
  readonly primacy: number;
  /** Pairs that leaned to the output shown second. */
  readonly recency: number;
  /** Share of consistent pairs. */
  readonly consistency: ClusteredProportion | { readonly undefined: string };
  /** (recency - primacy) / all pairs: -1 leans to the first always, 1 to the second always, 0 is fair. */
  readonly fairness: ClusteredStandardError | { readonly undefined: string };
  /** (recency - primacy) / (recency + primacy): the same among the inconsistent pairs alone. */
  readonly amongInconsistent: ClusteredStandardError | { readonly undefined: string };
}

/**
 * Position consistency and preference fairness of a judge that saw each pair in both positions.
 *
 * Use `consistency` for how often the position decides, `fairness` for which way it then goes. A judge may be inconsistent and fair
 * (it tosses coins), but a consistent one has no room to be unfair. Do not read either as accuracy.
 *
 * Formula in words: the paper scores recency count * recency share - primacy count * primacy share, the shares being those among
 * inconsistent pairs, and rescales this by its extremes, which are plus and minus the number of pairs, to -1..1. As (r^2 - p^2) / (r
 * + p) = r - p, that is (recency - primacy) / pairs. Intervals: each pair scores 1, -1 or 0, cluster-robust as a mean.
 *
 * Source: Shi et al. (2024), Judging the Judges, arXiv 2406.07791, and its authors' published code, which counts a tie in one
 * position as a lean to the place that was chosen in the other.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No pair: undefined. No inconsistent pair: `amongInconsistent` is undefined, `fairness` is 0.
 * - Pairs with a missing verdict are to be left out by the caller; the authors' code counts them in the extremes.
 *
 * @param pairs verdicts in both positions
 * @param options level of the intervals
 * @returns counts, consistency and fairness
 * @throws RangeError if the level is out of range
 */
export function preferenceFairness(
  pairs: readonly SwappedPair[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): PreferenceFairness {
  const scored = pairs.map((pair) => ({ cluster: pair.cluster, lean: leanOf(pair) }));
  const clusters = scored.map(({ cluster }) => cluster);
  const inconsistent = scored.filter(({ lean }) => lean !== 0);
  const recency = inconsistent.filter(({ lean }) => lean > 0).length;
  const mean = (some: typeof scored, none: string): PreferenceFairness["fairness"] =>
    some.length === 0
      ? { undefined: none }
      : clusteredStandardError({
          scores: some.map(({ lean }) => lean),
          clusters: some.map(({ cluster }) => cluster),
          level,
        });
  return {
    consistent: scored.length - inconsistent.length,
    primacy: inconsistent.length - recency,
    recency,
    consistency: clusteredProportion(
      scored.map(({ lean }) => lean === 0),
      clusters,
      { level },
    ),
    fairness: mean(scored, "no pairs"),
    amongInconsistent: mean(inconsistent, "no inconsistent pair"),
  };
}

const towardsSecond = { first: -1, tie: 0, second: 1 } as const;

/** 1: to the output shown second, -1: to the one shown first, 0: the same output preferred, or two ties. */
function leanOf({ original, swapped }: SwappedPair): number {
  return Math.sign(towardsSecond[original] + towardsSecond[swapped]);
}
