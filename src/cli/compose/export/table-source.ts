import type { TableColumn, TableRow } from "../../../store/write-parquet.js";

/** A table of a run: its columns, and its rows, which may be read more than once. */
export interface TableSource {
  readonly name: string;
  readonly columns: readonly (TableColumn & { readonly what: string })[];
  readonly rows: () => AsyncIterable<TableRow> | Iterable<TableRow>;
}
