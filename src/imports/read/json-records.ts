import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import { Fields } from "../fields.js";
import { ImportError } from "../import-error.js";
import type { RowPlace } from "../row-place.js";
import type { SourceFile } from "../source-file.js";
import { decodedText } from "./decoded-text.js";
import { JsonElements } from "./json-elements.js";
import { textLines } from "./text-lines.js";

/** A list of records in a JSON document: under which keys it stands. */
export interface JsonListOptions {
  readonly path?: readonly string[] | undefined;
  /** Gets the document without the list's elements, once all of them were read. */
  readonly onRest?: ((rest: unknown) => void) | undefined;
}

/**
 * The records of a file that has one JSON object a line, or is a JSON list of objects, or (with a path) holds such a list.
 * One record is in memory at a time. Throws an `ImportError` for what is no JSON, torn, no object, or empty.
 */
export async function* jsonRecords(file: SourceFile, options: JsonListOptions = {}): AsyncGenerator<Fields> {
  const asList = options.path !== undefined || (await firstCharacter(file)) === "[";
  let row = 0;
  for await (const fields of asList ? listRecords(file, options) : lineRecords(file)) {
    row += 1;
    yield fields;
  }
  if (row === 0) throw new ImportError({ file: file.name }, "it holds no rows");
}

async function firstCharacter(file: SourceFile): Promise<string> {
  for await (const text of decodedText(file)) {
    const character = text.trimStart().charAt(0);
    if (character !== "") return character;
  }
  return "";
}

async function* lineRecords(file: SourceFile): AsyncGenerator<Fields> {
  let row = 0;
  for await (const { line, text } of textLines(file)) {
    if (text.trim() === "") continue;
    row += 1;
    yield recordOf(text, { file: file.name, row, line });
  }
}

async function* listRecords(
  file: SourceFile,
  { path = [], onRest }: JsonListOptions,
): AsyncGenerator<Fields> {
  const elements = new JsonElements(path);
  const around: string[] = [];
  let element = "";
  let row = 0;
  for await (const text of decodedText(file)) {
    for (const part of cut(elements, text, file)) {
      if (part.kind === "around") around.push(part.text);
      else element += part.text;
      if (!part.ends) continue;
      row += 1;
      yield recordOf(element, { file: file.name, row });
      element = "";
    }
  }
  if (!elements.closed) throw torn(file, row + 1);
  const rest = restOf(around.join(""), file, row);
  if (!elements.met) throw new ImportError({ file: file.name }, `it has no list ${shownPath(path)}`);
  onRest?.(rest);
}

function* cut(elements: JsonElements, text: string, file: SourceFile): ReturnType<JsonElements["push"]> {
  try {
    yield* elements.push(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ImportError({ file: file.name }, cause.message, { cause });
  }
}

function torn(file: SourceFile, row: number): ImportError {
  return new ImportError({ file: file.name, row }, "the file ends before the row or its list does", {
    hint: "Fetch it again: it was cut off",
  });
}

function restOf(text: string, file: SourceFile, row: number): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new ImportError({ file: file.name }, `it is no JSON around its ${row} rows`, { cause });
  }
}

function shownPath(path: readonly string[]): string {
  return path.length === 0 ? "of rows" : `'${path.join(".")}'`;
}

function recordOf(text: string, place: RowPlace): Fields {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : "unreadable";
    const whole = place.row === 1 && /^\s*\{\s*$/u.test(text);
    throw new ImportError(place, `it is no JSON: ${problem}`, {
      cause,
      hint: whole
        ? "Is the file one document? Write one row a line, or a list; a mapping says with `rows` where a list stands"
        : "The row may be cut off",
    });
  }
  if (!isRecord(value)) throw new ImportError(place, "it is no JSON object");
  return new Fields(place, value);
}
