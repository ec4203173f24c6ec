/** What shares over several tables of verdicts take. */
export interface VerdictTableOptions {
  /** Label of the cluster of each table, where instructions share one; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}
