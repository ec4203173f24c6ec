import { checkFinite } from "./check-finite.js";
import type { ResampleCounts } from "./resample-counts.js";

/** What `bootstrapMeans` works on. */
export interface BootstrapMeansOptions {
  /** Sum of the scores of each cluster. */
  readonly sums: Float64Array;
  /** Number of scores of each cluster; 0 if none of its items was scored. */
  readonly sizes: Float64Array;
  /** How often each resample drew each cluster. */
  readonly counts: ResampleCounts;
  /**
   * Whether the replicates will be compared place by place with those of another row. Then a resample without a score
   * is an error instead of being left out, which would shift all later places.
   *
   * @default false
   */
  readonly paired?: boolean | undefined;
}

/**
 * Bootstrap replicates of a mean over clusters of unequal size.
 *
 * Use it with the counts of `resampleCounts`, the same for all evaluators. The mean is over scores and not over
 * clusters, hence large clusters weigh more.
 *
 * Formula in words: for each resample, the sum of count * sum of scores over the clusters, divided by the sum of
 * count * number of scores.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, sections 2.1 (ratio of means) and 3.8
 * (clusters), doi:10.1017/CBO9780511802843.
 *
 * Complexity: O(clusters * resamples); 450 rows of 1,000 clusters with 1,000 resamples take about half a second.
 *
 * Edge cases:
 * - A resample that drew only clusters without scores has no mean: it is left out, and the result is shorter than the
 *   number of resamples. This cannot happen if all sizes are above 0, and practically not if most are.
 * - No cluster has a score: the result is empty.
 * - One cluster: all replicates equal the mean.
 *
 * @param options sums, sizes and counts, with one sum and one size for each cluster
 * @returns the means in the order of the resamples
 * @throws RangeError if the lengths differ, a size is negative, an empty cluster has a sum other than 0, or a resample
 *   without a score is not allowed
 * @throws TypeError if a sum or a size is NaN or infinite
 */
export function bootstrapMeans(options: BootstrapMeansOptions): Float64Array {
  const { sums, sizes, counts, paired = false } = options;
  checkClusters(options);
  const means = new Float64Array(counts.resamples);
  const drawn = counts.counts;
  let kept = 0;
  for (let start = 0; start < drawn.length; start += counts.clusters) {
    let sum = 0;
    let size = 0;
    for (let cluster = 0; cluster < counts.clusters; cluster++) {
      const count = drawn[start + cluster] ?? 0;
      sum += count * (sums[cluster] ?? 0);
      size += count * (sizes[cluster] ?? 0);
    }
    if (size > 0) means[kept++] = sum / size;
    else if (paired) {
      throw new RangeError(
        `Cannot pair bootstrap means: got no score in resample ${start / counts.clusters}`,
      );
    }
  }
  return means.slice(0, kept);
}

function checkClusters({ sums, sizes, counts }: BootstrapMeansOptions): void {
  if (sums.length !== counts.clusters || sizes.length !== counts.clusters) {
    throw new RangeError(
      `Cannot resample means: got ${sums.length} sums and ${sizes.length} sizes for ${counts.clusters} clusters`,
    );
  }
  checkFinite(sums, "resample means");
  checkFinite(sizes, "resample means");
  for (const [cluster, size] of sizes.entries()) {
    if (size < 0) throw new RangeError(`Cannot resample means: got a cluster of size ${size}`);
    const sum = sums[cluster] ?? 0;
    if (size === 0 && sum !== 0)
      throw new RangeError(`Cannot resample means: got a sum of ${sum} over no score`);
  }
}
