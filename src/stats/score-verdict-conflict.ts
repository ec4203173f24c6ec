import { clusteredProportion, type ClusteredProportion } from "./clustered-proportion.js";

/** Two outputs that one judge both scored alone and compared. */
export interface ScoredAndCompared {
  /** Label of the pair's cluster. */
  readonly cluster: string | number;
  /** Scores of both outputs, on any one scale. */
  readonly scores: readonly [number, number];
  /** What the comparison said. */
  readonly verdict: "first" | "second" | "tie";
}

/** Shares of pairs whose scores contradict the comparison. */
export interface ScoreVerdictConflict {
  /** Any mismatch counts, ties included. */
  readonly strict: ClusteredProportion | { readonly undefined: string };
  /** Only opposite preferences count. */
  readonly loose: ClusteredProportion | { readonly undefined: string };
}

/**
 * Score-comparison conflict: how often a judge's scores put two outputs in another order than its comparison of them.
 *
 * Use it to see whether two ways of asking one judge measure the same thing. Coarse scales tie often: read `strict` and `loose`
 * together.
 *
 * Formula in words: the share of pairs in which the sign of the difference of scores is not the verdict's (strict), or is its
 * opposite (loose).
 *
 * Source: TrustJudge (2025), arXiv 2509.21117, conflict ratio.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No pair: undefined. Pairs without a score or a verdict are to be left out by the caller.
 *
 * @param pairs scores and verdicts
 * @param options level of the intervals
 * @returns both shares, 0..1
 * @throws TypeError if a score is NaN or infinite
 * @throws RangeError if the level is out of range
 */
export function scoreVerdictConflict(
  pairs: readonly ScoredAndCompared[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): ScoreVerdictConflict {
  for (const score of pairs.flatMap(({ scores }) => scores)) {
    if (!Number.isFinite(score))
      throw new TypeError(`Cannot compare scores with verdicts: got the score ${score}`);
  }
  const clusters = pairs.map(({ cluster }) => cluster);
  const signs = pairs.map(
    ({ scores, verdict }) => [Math.sign(scores[0] - scores[1]), signOf[verdict]] as const,
  );
  return {
    strict: clusteredProportion(
      signs.map(([score, said]) => score !== said),
      clusters,
      { level },
    ),
    loose: clusteredProportion(
      signs.map(([score, said]) => score * said < 0),
      clusters,
      { level },
    ),
  };
}

const signOf = { first: 1, tie: 0, second: -1 } as const;
