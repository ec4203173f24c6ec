import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { TipHead } from "../parts/tip-head.jsx";
import type { Column } from "./column.js";
import { sortedRows } from "./sorted-rows.js";
import { NameText } from "../parts/name-text.jsx";

type ShownColumn<Row> = Column<Row, ComponentChildren>;

/** What a table shows, and what it tells when the reader sorts. */
export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly ShownColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** `key` or `-key` of the column it is sorted by; the rows as they come if empty. */
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly rowClass?: ((row: Row) => string) | undefined;
}

/** Rows that are drawn at once: a table of thousands is drawn in parts. */
const part = 200;

/** A table that is sorted by its heads, each of which says what its column means. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { caption, columns, rows, rowKey, sort, rowClass } = props;
  const [shown, setShown] = useState(part);
  const by = columns.find(({ key }) => key === sort.replace(/^-/u, ""));
  const sorted = by === undefined ? rows : sortedRows(rows, by, sort.startsWith("-"));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((row) => (
            <tr key={rowKey(row)} class={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && (
        <button
          type="button"
          onClick={() => {
            setShown(shown + part);
          }}
        >
          Show more of {sorted.length} rows
        </button>
      )}
    </div>
  );
}

function Head<Row>({
  column,
  sort,
  onSort,
}: Pick<DataTableProps<Row>, "sort" | "onSort"> & { readonly column: ShownColumn<Row> }): JSX.Element {
  const { key, title, about, numeric } = column;
  const state = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
  // Figures are wanted largest first.
  const next =
    state === "none" ? (numeric === true ? `-${key}` : key) : state === "descending" ? key : `-${key}`;
  const mark = { none: "", ascending: " ▲", descending: " ▼" }[state];
  return (
    <TipHead id={`about-${key}`} about={about} numeric={numeric} sort={state}>
      <button
        type="button"
        class="head"
        aria-describedby={`about-${key}`}
        onClick={() => {
          onSort(next);
        }}
      >
        {title}
        <span aria-hidden="true">{mark}</span>
      </button>
    </TipHead>
  );
}

function Cell<Row>({ column, row }: { readonly column: ShownColumn<Row>; readonly row: Row }): JSX.Element {
  const { value, cell, why, numeric } = column;
  const own = value(row);
  const reason = own === undefined ? why?.(row) : undefined;
  return (
    <td class={numeric === true ? "number" : undefined} title={reason}>
      {own === undefined ? (
        <span class="none">–</span>
      ) : (
        (cell?.(row) ?? (typeof own === "string" ? <NameText text={own} /> : own))
      )}
    </td>
  );
}
