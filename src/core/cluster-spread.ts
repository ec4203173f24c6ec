/** How a mean of scores came about, cluster by cluster: what the standard error of a mean over several cells needs. */
export interface ClusterSpread {
  /** Clusters behind the mean. */
  readonly clusters: number;
  /** By cluster, what its scores add to the mean beyond a share of it; these sum to 0. */
  readonly influence: () => ReadonlyMap<string, number>;
}
