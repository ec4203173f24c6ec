/** Fewer clusters than this, and percentiles of a share are too narrow unless it is near one half. */
const fewestClusters = 100;

/** Fewer clusters' worth of hits, or of misses, than this, and the mean of them is skewed however many clusters there are. */
const fewestOfEach = 10;

/** 1 - 0.9 is a little less than 0.1. */
const rounding = 1e-9;

/**
 * Whether a share has so many clusters behind it, on both sides, that the percentiles of its bootstrap are a good interval.
 *
 * Use it to choose between `percentileInterval` and `clusteredWilsonInterval`; the two agree where it says yes.
 *
 * Formula in words: at least 100 clusters, and clusters times the smaller of the share and its rest at least 10.
 *
 * Source: the rule of ten successes and ten failures (Brown, Cai and DasGupta 2001, Statistical Science 16(2), section 1), in
 * clusters; the 100 by simulation: test/calibration/wilson-of-rows.test.ts.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - A share of 0 or 1: no.
 *
 * @param value the share, from 0 to 1
 * @param clusters number of clusters behind it, need not be whole
 * @returns whether percentiles will do
 */
export function normalShare(value: number, clusters: number): boolean {
  return clusters >= fewestClusters && Math.min(value, 1 - value) * clusters >= fewestOfEach - rounding;
}
