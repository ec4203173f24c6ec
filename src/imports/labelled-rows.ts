import { didYouMean } from "../core/did-you-mean.js";
import type { Fields } from "./fields.js";
import { jsonRecords } from "./read/json-records.js";
import { tableRecords } from "./read/table-records.js";
import type { SourceFile } from "./source-file.js";

/** Which columns of a table say what. */
export interface LabelledColumns {
  readonly judge: string;
  readonly human: string;
  /** Absent: each row is its own cluster. */
  readonly cluster?: string | undefined;
}

/** One row of a table of a judge's verdicts and some labels. */
export interface LabelledRow {
  readonly fields: Fields;
  /** As written, without blanks around it; undefined where nothing is. */
  readonly judge: string | undefined;
  readonly human: string | undefined;
  readonly cluster: string;
}

/**
 * The rows of a table of verdicts and labels: CSV, tabs between cells (`.tsv`), one JSON object a line, or a JSON list
 * (`.jsonl`, `.ndjson`, `.json`). Empty cells, null and absent keys are missing; a column that no row has is an error.
 */
export async function labelledRows(
  file: SourceFile,
  columns: LabelledColumns,
): Promise<readonly LabelledRow[]> {
  const rows: LabelledRow[] = [];
  const names = new Set<string>();
  for await (const fields of recordsOf(file)) {
    for (const name of Object.keys(fields.values)) names.add(name);
    rows.push({
      fields,
      judge: writtenIn(fields, columns.judge),
      human: writtenIn(fields, columns.human),
      cluster: clusterOf(fields, columns.cluster) ?? `row ${rows.length + 1}`,
    });
  }
  for (const name of [columns.judge, columns.human, columns.cluster]) {
    const nowhere = name !== undefined && rows.every(({ fields }) => fields.value(name) === undefined);
    if (nowhere) throw missingColumn(name, names, rows);
  }
  return rows;
}

/** A row without a cluster is an error, unless the column is missing altogether, which is told in the end. */
function clusterOf(fields: Fields, column: string | undefined): string | undefined {
  if (column === undefined) return undefined;
  const cluster = writtenIn(fields, column);
  if (cluster === undefined && fields.value(column) !== undefined) {
    throw fields.error(column, "the name of the row's cluster");
  }
  return cluster;
}

function missingColumn(name: string, names: ReadonlySet<string>, rows: readonly LabelledRow[]): Error {
  const meant = didYouMean(name, names);
  const shown = [...names].slice(0, 20).join(", ");
  const hint =
    meant === undefined
      ? `Name it by --judge-column, --human-column or --cluster-column: its columns are ${shown}`
      : `Did you mean '${meant}'?`;
  const problem = `there is no column '${name}'`;
  return rows[0]?.fields.fail(problem, hint) ?? new Error(problem);
}

function recordsOf(file: SourceFile): AsyncGenerator<Fields> {
  const extension = /\.(\w+)$/u.exec(file.name)?.[1]?.toLowerCase() ?? "";
  if (["jsonl", "ndjson", "json"].includes(extension)) return jsonRecords(file);
  return tableRecords(file, { delimiter: extension === "tsv" ? "\t" : "," });
}

function writtenIn(fields: Fields, name: string): string | undefined {
  const value = fields.value(name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw fields.error(name, "a text, a number, true or false");
  }
  const text = String(value).trim();
  return text === "" ? undefined : text;
}
