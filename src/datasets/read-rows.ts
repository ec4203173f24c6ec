import type { LoadedFile } from "../core/dataset-loader.js";
import { DatasetError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import { Row } from "./row.js";

/**
 * The records of a file that is either a JSON array of objects or has one JSON object a line. A byte order mark, Windows
 * line ends and blank lines are passed over. Throws a `DatasetError` for text that is no JSON, for a record that is no
 * object and for a file without records.
 */
export function readRows(file: LoadedFile): readonly Row[] {
  const text = file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text;
  const rows = text.trimStart().startsWith("[") ? arrayRows(file.name, text) : lineRows(file.name, text);
  if (rows.length === 0) throw new DatasetError(`Cannot read ${file.name}: it holds no rows`);
  return rows;
}

function arrayRows(file: string, text: string): readonly Row[] {
  const value = parse(text, file);
  if (!Array.isArray(value)) throw new DatasetError(`Cannot read ${file}: it is no array of objects`);
  return value.map((fields: unknown, index) => rowOf(fields, { file, number: index + 1 }));
}

function lineRows(file: string, text: string): readonly Row[] {
  const rows: Row[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const place = { file, number: rows.length + 1, line: index + 1 };
    rows.push(rowOf(parse(line, `${file} row ${place.number} (line ${place.line})`), place));
  }
  return rows;
}

function rowOf(fields: unknown, place: Row["place"]): Row {
  if (isRecord(fields)) return new Row(place, fields);
  const line = place.line === undefined ? "" : ` (line ${place.line})`;
  throw new DatasetError(`Cannot read ${place.file} row ${place.number}${line}: it is no JSON object`);
}

function parse(text: string, where: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : "unreadable";
    throw new DatasetError(`Cannot read ${where}: it is no JSON: ${problem}`, {
      cause,
      hint: "Give a JSON array of objects, or one JSON object a line",
    });
  }
}
