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
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8 (clusters),
 * doi:10.1017/CBO9780511802843.
 *
 * Complexity: O(clusters * resamples); 450 rows of 1,000 clusters with 1,000 resamples take about a second.
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
  const same = sizes.every((size) => size === sizes[0]);
  let kept = 0;
  for (let resample = 0; resample < counts.resamples; resample++) {
    // Every resample draws the same number of clusters: if those are equally large, its size is known.
    const { sum, size } = same
      ? { sum: drawnSum(sums, counts, resample), size: counts.clusters * (sizes[0] ?? 0) }
      : drawnTotals(options, resample);
    if (size > 0) means[kept++] = sum / size;
    else if (paired)
      throw new RangeError(`Cannot pair bootstrap means: got no score in resample ${resample}`);
  }
  return means.slice(0, kept);
}

/** Sum of count * value over the clusters of a resample. Two sums at once keep the processor busy. */
function drawnSum(values: Float64Array, { clusters, counts }: ResampleCounts, resample: number): number {
  const start = resample * clusters;
  const odd = clusters % 2;
  let first = odd * (counts[start] ?? 0) * (values[0] ?? 0);
  let second = 0;
  for (let at = odd; at < clusters; at += 2) {
    first += (counts[start + at] ?? 0) * (values[at] ?? 0);
    second += (counts[start + at + 1] ?? 0) * (values[at + 1] ?? 0);
  }
  return first + second;
}

/** Sums of count * sum and of count * size over the clusters of a resample, in one pass. */
function drawnTotals(options: BootstrapMeansOptions, resample: number): { sum: number; size: number } {
  const { sums, sizes } = options;
  const { clusters, counts } = options.counts;
  const start = resample * clusters;
  let sum = 0;
  let size = 0;
  for (let at = 0; at < clusters; at++) {
    const count = counts[start + at] ?? 0;
    sum += count * (sums[at] ?? 0);
    size += count * (sizes[at] ?? 0);
  }
  return { sum, size };
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
