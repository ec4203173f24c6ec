/** How judges are raced. */
export interface RaceConfig {
  /** Probability that any judge is dropped for one that is not better, above 0 and below 1. */
  readonly error: number;
  /** Instances that every judge is asked about before anyone is dropped. */
  readonly least: number;
}

/** A judge that was dropped. */
export interface RacedOut {
  readonly evaluator: string;
  /** Instances that it had judged by then, over all datasets. */
  readonly after: number;
  /** A judge that is better beyond doubt. */
  readonly by: string;
  /** Interval of its mean accuracy less that judge's, valid at every look. */
  readonly difference: { readonly low: number; readonly high: number };
  readonly savedTrials: number;
  /** Calls that those trials would have taken, by what its others took. */
  readonly savedCalls: number;
}

/** How a race went. */
export interface RaceResult extends RaceConfig {
  readonly dropped: readonly RacedOut[];
}
