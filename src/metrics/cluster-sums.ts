/** Sums and sizes of scores by cluster, ready for a cluster bootstrap. */
export interface ClusterSums {
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
}

/** Where scores go: the number of clusters in all, and the cluster (from 0) of each scored item. */
export interface ClusterPlaces {
  readonly clusters: number;
  readonly clusterOf: readonly number[];
}

/** Adds up scores by cluster; an undefined score is no score. `scores` has one entry for each entry of `clusterOf`. */
export function clusterSums(scores: readonly (number | undefined)[], places: ClusterPlaces): ClusterSums {
  const sums = new Float64Array(places.clusters);
  const sizes = new Float64Array(places.clusters);
  scores.forEach((score, index) => {
    const cluster = places.clusterOf[index];
    if (score === undefined || cluster === undefined) return;
    sums[cluster] = (sums[cluster] ?? 0) + score;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  });
  return { sums, sizes };
}
