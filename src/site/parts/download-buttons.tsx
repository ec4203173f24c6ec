import type { JSX } from "preact";
import { download } from "../data/download.js";
import type { Column } from "../table/column.js";
import { exports } from "../table/exports.js";
import { flatRows } from "../table/flat-rows.js";

const forms = [
  { end: "csv", title: "CSV" },
  { end: "json", title: "JSON" },
  { end: "md", title: "Markdown" },
  { end: "tex", title: "LaTeX" },
] as const;

/** What is shown, to be taken away: the rows as they are filtered, unrounded. */
export function DownloadButtons<Row>({
  name,
  rows,
  columns,
}: {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}): JSX.Element {
  return (
    <p class="downloads">
      Take these rows away:{" "}
      {forms.map(({ end, title }) => (
        <button
          key={end}
          type="button"
          onClick={() => {
            download(`${name}.${end}`, exports[end](flatRows(rows, columns)));
          }}
        >
          {title}
        </button>
      ))}
    </p>
  );
}
