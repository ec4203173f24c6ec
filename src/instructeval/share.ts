/** A mean with what a mean of several such means needs to know. */
export interface Share {
  readonly value: number;
  /** Standard error; undefined where one cluster shows nothing of it. */
  readonly se: number | undefined;
  readonly df: number;
  readonly clusters: number;
}
