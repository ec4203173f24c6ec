import { clusteredStandardError } from "../stats/clustered-standard-error.js";
import type { Share } from "./share.js";

/** One score and what it shares its chance with. */
export interface ClusteredScore {
  readonly score: number;
  readonly cluster: string;
}

/**
 * The mean of scores from 0 to 1 with its cluster-robust standard error. Where all are 0, or all 1, that would be 0, as if nothing could
 * ever be otherwise: then the error is that of the share (s + 1/2) / (n + 1) of the clusters, the mean under Jeffreys' prior.
 * Undefined without a score.
 */
export function shareOf(scores: readonly ClusteredScore[]): Share | undefined {
  const [first] = scores;
  if (first === undefined) return undefined;
  const mean = clusteredStandardError({
    scores: scores.map(({ score }) => score),
    clusters: scores.map(({ cluster }) => cluster),
  });
  if ("undefined" in mean) {
    const value = scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    return { value, se: undefined, df: 1, clusters: 1 };
  }
  const { se, df, clusters } = mean;
  const value = Math.min(1, mean.value);
  if (value !== 0 && value !== 1) return { value, se, df, clusters };
  const moved = (value * clusters + 0.5) / (clusters + 1);
  return { value, se: Math.sqrt((moved * (1 - moved)) / clusters), df, clusters };
}
