/** How intervals of reliability are drawn. */
export interface ReliabilityOptions {
  readonly seed: number;
  /** Bootstrap resamples, instructions as clusters. */
  readonly resamples: number;
}
