import { CsvError, parse } from "csv-parse/sync";
import { DatasetError } from "../../core/errors.js";

/** What is wanted of a table. */
export interface TableColumnOptions {
  readonly delimiter: string;
  readonly column: string;
}

/** The names of a table's columns, and the cells of one of them: none where there is no such column. */
export function tableColumn(
  file: string,
  text: string,
  { delimiter, column }: TableColumnOptions,
): { readonly names: readonly string[]; readonly cells: readonly string[] } {
  const [names = [], ...rows] = tableRows(file, text, delimiter);
  const place = names.indexOf(column);
  return { names, cells: place < 0 ? [] : rows.map((row) => row[place] ?? "") };
}

function tableRows(file: string, text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, { delimiter, bom: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DatasetError(`Cannot read ${file}: ${error.message}`, { cause: error });
  }
}
