import type { Column } from "./column.js";

/** A table of texts and numbers. */
export interface FlatTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Rows as files hold them: unrounded, one column for each figure and each end of an interval, empty where there is none. */
export function flatRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): FlatTable {
  const flat = columns.flatMap(({ key, value, more }) => [
    { key, value },
    ...Object.entries(more ?? {}).map(([end, of]) => ({ key: `${key}${end}`, value: of })),
  ]);
  return {
    columns: flat.map(({ key }) => key),
    rows: rows.map((row) => flat.map(({ value }) => value(row) ?? "")),
  };
}
