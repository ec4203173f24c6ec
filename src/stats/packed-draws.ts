import type { ResampleCounts } from "./resample-counts.js";

/** The counts of resamples, laid out for adding up the resamples of one cluster after the other. */
export interface PackedDraws {
  /** Words for each cluster: two resamples share one. */
  readonly words: number;
  /** Counts of cluster c in resamples 2w (lower 16 bits) and 2w + 1 (upper 16 bits) at place c * words + w. */
  readonly packed: Int32Array;
  /** The largest count there is. */
  readonly most: number;
}

/** The layouts made so far: all cells of a dataset share their resamples. */
const made = new WeakMap<ResampleCounts, PackedDraws>();

/**
 * Counts of resamples by cluster instead of by resample, two 16-bit counts in each word, so that one addition serves two
 * resamples. `bootstrapTotals` works on them.
 *
 * Source: transposition; packing is the usual "SIMD within a register" (Lamport 1975, CACM 18(8), pp. 471-475).
 *
 * Complexity: O(clusters * resamples) once for each set of counts, then O(1): the result is kept as long as the counts are.
 *
 * Edge cases:
 * - An odd number of resamples: the upper half of each cluster's last word is 0.
 *
 * @param counts how often each resample drew each cluster
 * @returns the counts by cluster
 */
export function packedDraws(counts: ResampleCounts): PackedDraws {
  const known = made.get(counts);
  if (known !== undefined) return known;
  const { clusters, resamples } = counts;
  const words = Math.ceil(resamples / 2);
  const packed = new Int32Array(clusters * words);
  let most = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const start = resample * clusters;
    const shift = (resample % 2) * 16;
    const word = Math.floor(resample / 2);
    for (let cluster = 0; cluster < clusters; cluster++) {
      const count = counts.counts[start + cluster] ?? 0;
      if (count > most) most = count;
      const at = cluster * words + word;
      packed[at] = (packed[at] ?? 0) | (count << shift);
    }
  }
  const draws = { words, packed, most };
  made.set(counts, draws);
  return draws;
}
