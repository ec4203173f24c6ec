/** A closed interval, `low <= high`, in the unit of the statistic that it belongs to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
