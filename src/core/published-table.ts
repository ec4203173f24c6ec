/** A published table of figures: what other people measured, with its slips. */
export interface PublishedTable {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What the figures are: `percent`, or `score` from 1 to 5. */
  readonly unit: "percent" | "score";
  readonly columns: readonly string[];
  /** The mean columns, each with the columns that it says it is the mean of. */
  readonly means: Readonly<Record<string, readonly string[]>>;
  /** Items behind a column, where it is a share of so many. */
  readonly counts: Readonly<Record<string, number>>;
  /** Figures in the order of the columns; null where the table has none. */
  readonly rows: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Something in a table that cannot be right, or that its sources do not bear out. */
export interface TableSlip {
  readonly kind: "mean" | "copy" | "share";
  readonly row: string;
  readonly text: string;
}
