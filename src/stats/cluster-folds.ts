import { seededRandom } from "./seeded-random.js";
import { shuffle } from "./shuffle.js";

/** How clusters are divided. */
export interface ClusterFoldsOptions {
  /** Number of clusters, at least that of folds. */
  readonly count: number;
  readonly seed: number | string;
  /** Number of parts of which each in turn is held out. */
  readonly folds: number;
  /** How often the clusters are divided anew. */
  readonly repeats: number;
}

/**
 * The clusters that are held out, fold by fold, division by division: what cross-fitting needs.
 *
 * Use it wherever something is chosen or fitted on a part of the clusters and judged on the rest.
 *
 * Formula in words: for each division the clusters are shuffled and dealt out in turn, so that folds differ by one cluster at
 * most.
 *
 * Source: k-fold cross-validation, Stone (1974), Journal of the Royal Statistical Society B 36(2), pp. 111-147.
 *
 * Complexity: O(repeats * clusters * folds).
 *
 * Edge cases: more folds than clusters leave folds empty.
 *
 * @param options number of clusters, seed, folds, repeats
 * @returns folds * repeats lists of places of clusters, from 0
 */
export function clusterFolds({ count, seed, folds, repeats }: ClusterFoldsOptions): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: repeats }, () => {
    const order = shuffle(random, [...new Array<number>(count).keys()]);
    return Array.from({ length: folds }, (_, fold) =>
      order.filter((_cluster, place) => place % folds === fold),
    );
  }).flat();
}
