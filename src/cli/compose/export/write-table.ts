import { createWriteStream, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StoreError, SuiteError } from "../../../core/errors.js";
import { guardFormula } from "../../../report/guard-formula.js";
import { makeFolder } from "../../../store/make-folder.js";
import { writeParquet, type TableRow } from "../../../store/write-parquet.js";
import type { TableSource } from "./table-source.js";

/** The formats of tables; each is a file name's end. */
export const tableFormats = ["parquet", "csv", "jsonl"] as const;

/** How a table is written. */
export type TableFormat = (typeof tableFormats)[number];

/** Writes a table, whole or not at all, in the memory of a part of it. Returns how many rows it has. */
export async function writeTable(file: string, table: TableSource, format: TableFormat): Promise<number> {
  if (format === "parquet") return writeParquet(file, table.columns, table.rows());
  let count = 0;
  const names = table.columns.map(({ name }) => name);
  async function* lines(): AsyncGenerator<string> {
    if (format === "csv") yield `${names.join(",")}\r\n`;
    for await (const row of table.rows()) {
      count += 1;
      yield format === "csv"
        ? csvLine(row)
        : `${JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at]])))}\n`;
    }
  }
  const part = `${file}.part`;
  try {
    makeFolder(dirname(file));
    await pipeline(Readable.from(lines()), createWriteStream(part));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof SuiteError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot write ${file}: ${why}`, { cause: error });
  }
  return count;
}

/** As of RFC 4180; a text that a spreadsheet would take for a formula is guarded, and what is missing is empty. */
function csvLine(row: TableRow): string {
  const cells = row.map((cell) => {
    if (cell === null) return "";
    if (typeof cell === "number") return String(cell);
    const text = guardFormula(cell);
    return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(",")}\r\n`;
}
