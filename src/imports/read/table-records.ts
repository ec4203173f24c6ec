import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { isRecord } from "../../core/is-record.js";
import { Fields } from "../fields.js";
import { ImportError } from "../import-error.js";
import type { RowPlace } from "../row-place.js";
import type { SourceFile } from "../source-file.js";
import { decodedText } from "./decoded-text.js";

/** How a table is written. */
export interface TableOptions {
  readonly delimiter: string;
}

/**
 * The rows of a table whose first line names its columns, as texts; an empty cell is an empty text. With tabs between cells
 * a quote is a character like any other. Throws an `ImportError` for a row with more or fewer cells than there are columns,
 * for a column that is named twice, and for a quote that is never closed.
 */
export async function* tableRecords(file: SourceFile, { delimiter }: TableOptions): AsyncGenerator<Fields> {
  const parser = parse({
    delimiter,
    quote: delimiter === "\t" ? false : '"',
    columns: (names: string[]) => checkedColumns(names, file),
    info: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  const source = Readable.from(decodedText(file));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const entry of parser as AsyncIterable<unknown>) {
      row += 1;
      if (!isRecord(entry) || !isRecord(entry["record"])) continue;
      yield new Fields({ file: file.name, row, line: lineOf(entry["info"]) }, entry["record"]);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportError(placeOf(file, cause), problemOf(cause), { cause });
  } finally {
    source.destroy();
  }
  if (row === 0) throw new ImportError({ file: file.name }, "it holds no rows");
}

function checkedColumns(names: readonly string[], file: SourceFile): string[] {
  const trimmed = names.map((name) => name.trim());
  const twice = trimmed.find((name, index) => trimmed.indexOf(name) !== index);
  if (twice === undefined) return trimmed;
  throw new ImportError(
    { file: file.name, line: 1 },
    twice === "" ? "two columns have no name" : `two columns are called '${twice}'`,
  );
}

function lineOf(info: unknown): number | undefined {
  const lines = isRecord(info) ? info["lines"] : undefined;
  return typeof lines === "number" ? lines : undefined;
}

/** Where the parser stood: it reads ahead of the rows that were given out. */
function placeOf(file: SourceFile, error: CsvError): RowPlace {
  const records: unknown = error["records"];
  const lines: unknown = error["lines"];
  return {
    file: file.name,
    row: typeof records === "number" ? records + 1 : undefined,
    line: typeof lines === "number" ? lines : undefined,
  };
}

function problemOf({ code, message }: CsvError): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quote is opened and never closed";
  const uneven =
    code === "CSV_RECORD_INCONSISTENT_COLUMNS" || code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH";
  return uneven ? "it has not as many cells as there are columns" : message;
}
