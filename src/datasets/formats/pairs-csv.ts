import { CsvError, parse } from "csv-parse/sync";
import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { DatasetError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { Row } from "../row.js";

/** What a column may be named for, and the name that it has where the card does not say. */
const parts = ["instruction", "output_a", "output_b", "gold"] as const;

const further = ["id", "reference", "skill", "domain", "difficulty", "subset"] as const;

type Part = (typeof parts)[number] | (typeof further)[number];

/**
 * Pairs in a table with a header (CSV as of RFC 4180, or another `delimiter`), other columns allowed. The card's options say how
 * the table calls things: `columns: {instruction: prompt, output_a: left, output_b: right, gold: winner}` (also `id`, `reference`,
 * `skill`, `domain`, `difficulty`, `subset`), and what its gold column says: `values: {A: left, B: right, tie: both}`. Without them
 * columns bear the names above, and golds are `A`, `B` and `tie`.
 */
export const pairsCsv: DatasetLoader = {
  format: "pairs-csv",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    const options = new CardOptions(card, ["columns", "values", "delimiter"]);
    const columns = columnsOf(options);
    const preferences = preferencesOf(options);
    const rows = files.flatMap((file) => tableRows(file, options.text("delimiter") ?? ","));
    return mapRows(rows, (row) => ({
      instruction: row.text(columns.get("instruction") ?? "instruction"),
      outputs: [
        row.anyText(columns.get("output_a") ?? "output_a"),
        row.anyText(columns.get("output_b") ?? "output_b"),
      ],
      reference: filled(row, columns.get("reference"))[0],
      gold: { kind: "pair", preference: row.oneOf(columns.get("gold") ?? "gold", preferences) },
      row: row.place.number,
      tags: tagsOf(row, columns),
    }));
  },
};

type Columns = ReadonlyMap<Part, string>;

function columnsOf(options: CardOptions): Columns {
  const value = options.value("columns") ?? {};
  const known: readonly Part[] = [...parts, ...further];
  const named = isRecord(value) ? Object.entries(value) : [];
  const isFit = named.every(
    ([part, column]) => known.some((name) => name === part) && typeof column === "string",
  );
  if (!isRecord(value) || !isFit)
    throw options.error("columns", `an object of names of columns, by ${known.join(", ")}`);
  return new Map(
    known.flatMap((part) => {
      const column = value[part];
      return typeof column === "string" ? [[part, column] as const] : [];
    }),
  );
}

function preferencesOf(options: CardOptions): ReadonlyMap<unknown, Preference> {
  const value = options.value("values") ?? { A: "A", B: "B", tie: "tie" };
  const names: readonly Preference[] = ["A", "B", "tie"];
  const pairs = isRecord(value) ? Object.entries(value) : [];
  const found = pairs.flatMap(([name, cells]) => {
    const preference = names.find((entry) => entry === name);
    const list: readonly unknown[] = Array.isArray(cells) ? cells : [cells];
    return list.map((cell) => [preference, typeof cell === "number" ? String(cell) : cell] as const);
  });
  const table = new Map<unknown, Preference>();
  for (const [preference, cell] of found)
    if (preference !== undefined && typeof cell === "string") table.set(cell, preference);
  if (table.size < found.length || !["A", "B"].every((name) => pairs.some(([entry]) => entry === name)))
    throw options.error("values", 'what the gold column says, no value twice: {A: "1", B: "2", tie: "0"}');
  return table;
}

function tableRows(file: LoadedFile, delimiter: string): readonly Row[] {
  const header = new Set<string>();
  const repeated: string[] = [];
  const records = parseTable(file, delimiter, (names) => {
    for (const name of names) {
      if (header.has(name)) repeated.push(name);
      header.add(name);
    }
    return [...names];
  });
  if (repeated.length > 0)
    throw new DatasetError(`Cannot read ${file.name}: two columns are called '${repeated[0] ?? ""}'`);
  if (records.length === 0) throw new DatasetError(`Cannot read ${file.name}: it holds no rows`);
  return records.map(
    ({ record, info }, index) => new Row({ file: file.name, number: index + 1, line: info.lines }, record),
  );
}

interface TableRecord {
  readonly record: Readonly<Record<string, string>>;
  /** `lines`: the last line that the record takes. */
  readonly info: { readonly lines: number };
}

function parseTable(
  { name, text }: LoadedFile,
  delimiter: string,
  columns: (names: readonly string[]) => string[],
): readonly TableRecord[] {
  try {
    const options = {
      columns,
      delimiter,
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: false,
    };
    return parse(text, options) as unknown as readonly TableRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DatasetError(`Cannot read ${name}: ${error.message}`, {
      cause: error,
      hint: "Give a table with a header line, a cell with commas or line breaks in double quotes",
    });
  }
}

/** What a cell says, or nothing where it is blank or the card names no such column. */
function filled(row: Row, column: string | undefined): readonly string[] {
  if (column === undefined) return [];
  const text = row.anyText(column);
  return text.trim() === "" ? [] : [text];
}

function tagsOf(row: Row, columns: Columns): RawInstance["tags"] {
  const tags = (["id", "skill", "domain", "difficulty", "subset"] as const).flatMap((name) => {
    const values = filled(row, columns.get(name));
    return values.length === 0 ? [] : [[name, values] as const];
  });
  return Object.fromEntries(tags);
}
