import { randomInt } from "./random-int.js";
import { seededRandom } from "./seeded-random.js";

/** What `resampleCounts` draws. */
export interface ResampleCountsOptions {
  /** Number of clusters that there are, and that each resample draws. */
  readonly clusters: number;
  /** Number of resamples. */
  readonly resamples: number;
  /** Seed of the draws. */
  readonly seed: number | string;
}

/** How often each resample drew each cluster. */
export interface ResampleCounts {
  readonly clusters: number;
  readonly resamples: number;
  /** Count of cluster c in resample b at place b * clusters + c; each resample adds up to the number of clusters. */
  readonly counts: Uint16Array;
}

/**
 * Resamples of the cluster bootstrap: how often each cluster is drawn when as many clusters as there are get drawn
 * with replacement.
 *
 * Draw once and use the same counts for every statistic over the same clusters, so that differences between
 * evaluators are paired. A cluster is what was drawn independently: all presentations and repeats of one item, or all
 * items of one source text, are one cluster.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8 (resampling of whole
 * clusters), doi:10.1017/CBO9780511802843.
 *
 * Complexity: O(clusters * resamples) time and 2 bytes of memory for each.
 *
 * Edge cases:
 * - One cluster: every resample draws it once, and nothing varies.
 * - A count above 65,535, which would not fit, needs that many draws of one cluster where one is expected: probability
 *   below 10^-200000.
 * - The first resamples are the same whatever the number of resamples.
 *
 * @param options numbers of clusters and resamples, and the seed
 * @returns the counts
 * @throws RangeError if a number is not a positive whole number
 */
export function resampleCounts(options: ResampleCountsOptions): ResampleCounts {
  const { clusters, resamples, seed } = options;
  if (!Number.isInteger(clusters) || clusters < 1) {
    throw new RangeError(`Cannot resample clusters: got ${clusters} clusters`);
  }
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(`Cannot resample clusters: got ${resamples} resamples`);
  }
  const random = seededRandom(seed);
  const counts = new Uint16Array(clusters * resamples);
  for (let start = 0; start < counts.length; start += clusters) {
    for (let draw = 0; draw < clusters; draw++) {
      const at = start + randomInt(random, clusters);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return { clusters, resamples, counts };
}
