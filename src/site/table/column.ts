/** A column of a table: what it holds, how it is shown, sorted and written to files, and what it means. `Shown` is what a page can show. */
export interface Column<Row, Shown = unknown> {
  readonly key: string;
  readonly title: string;
  /** What the figure is, in a sentence: shown on the column's head and in Methods. */
  readonly about: string;
  /** For sorting and for files: a number, a text, or undefined where it cannot be stated. */
  readonly value: (row: Row) => number | string | undefined;
  /** How it is shown; the value itself if absent. */
  readonly cell?: ((row: Row) => Shown) | undefined;
  /** Why there is no value. */
  readonly why?: ((row: Row) => string | undefined) | undefined;
  readonly numeric?: boolean | undefined;
  /** Further columns of files, such as the ends of an interval. */
  readonly more?: Readonly<Record<string, (row: Row) => number | string | undefined>> | undefined;
}
