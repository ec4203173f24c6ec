import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/** Totals of scores by cluster. */
export interface ClusterSums {
  /** Labels of the clusters, sorted by their UTF-16 code units. */
  readonly labels: readonly string[];
  /** Sum of the scores of each cluster. */
  readonly sums: Float64Array;
  /** Number of scores of each cluster. */
  readonly sizes: Float64Array;
}

/**
 * Sums and counts scores by the cluster that they belong to.
 *
 * The clusters are the independent units of a sample; all that resampling needs to know of one is its sum and its size.
 *
 * Source: R `tapply(scores, clusters, sum)`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No score: no cluster.
 * - The order of the scores means nothing beyond the rounding of the sums.
 * - 1 and "1" are the same label.
 *
 * @param scores the scores
 * @param clusters the label of the cluster of each score
 * @returns one sum and one size for each label
 * @throws RangeError if the lengths differ
 * @throws TypeError if a score is NaN or infinite
 */
export function sumByCluster(scores: readonly number[], clusters: readonly (string | number)[]): ClusterSums {
  if (scores.length !== clusters.length) {
    throw new RangeError(
      `Cannot sum scores by cluster: got ${scores.length} scores and ${clusters.length} labels`,
    );
  }
  checkFinite(scores, "sum scores by cluster");
  const labels = [...new Set(clusters.map(String))].sort();
  const places = new Map(labels.map((label, place) => [label, place]));
  const sums = new Float64Array(labels.length);
  const sizes = new Float64Array(labels.length);
  for (const [index, label] of clusters.entries()) {
    const place = places.get(String(label)) ?? 0;
    sums[place] = elementAt(sums, place) + elementAt(scores, index);
    sizes[place] = elementAt(sizes, place) + 1;
  }
  return { labels, sums, sizes };
}
