/** Key and value texts of an object, those of objects in it among them, in the order written. */
export type Entries = readonly (readonly [key: string, value: string])[];

/** An object read from a text, or where reading it failed. Both say where to read on. */
export type ObjectReading =
  | { readonly kind: "object"; readonly entries: Entries; readonly end: number }
  | { readonly kind: "broken"; readonly end: number };

const space = /\s*/y;
const bareKey = /[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,60}/uy;
const bareValue = /[^\s,:{}[\]"'\u201C\u2018][^,{}[\]\n]{0,300}/y;
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ["\u201C", "\u201D"],
  ["\u2018", "\u2019"],
]);
const deepest = 8;

interface Reader {
  readonly text: string;
  readonly entries: [string, string][];
  at: number;
  /** Where to read on if what follows is broken: the first line's end in the string just read, or all's if it has no end. */
  resume: number | undefined;
}

/**
 * Reads `{key: value, ...}` from the brace at `start`. Takes JSON and Python's literals: straight or curly quotes, keys and
 * values without any, a comma at the end, objects and lists as values. Never reads a character twice.
 */
export function readObject(text: string, start: number): ObjectReading {
  const reader: Reader = { text, entries: [], at: start, resume: undefined };
  const whole = readGroup(reader, 0) && reader.entries.length > 0;
  if (whole) return { kind: "object", entries: reader.entries, end: reader.at };
  return { kind: "broken", end: Math.max(start + 1, reader.resume ?? reader.at) };
}

/** Reads an object or a list; false where it is broken. */
function readGroup(reader: Reader, depth: number): boolean {
  const isObject = reader.text[reader.at] === "{";
  const close = isObject ? "}" : "]";
  if (depth > deepest) return false;
  reader.at += 1;
  for (;;) {
    take(reader, space);
    if (takeCharacter(reader, close)) return true;
    if (!(isObject ? readEntry(reader, depth) : readValue(reader, depth) !== undefined)) return false;
    take(reader, space);
    if (!takeCharacter(reader, ",") && reader.text[reader.at] !== close) return false;
  }
}

function readEntry(reader: Reader, depth: number): boolean {
  reader.resume = undefined;
  const key = readString(reader) ?? take(reader, bareKey);
  take(reader, space);
  if (key === undefined || !takeCharacter(reader, ":")) return false;
  take(reader, space);
  const place = reader.entries.push([key, ""]) - 1;
  const value = readValue(reader, depth);
  if (value === undefined) return false;
  reader.entries[place] = [key, value];
  return true;
}

function readValue(reader: Reader, depth: number): string | undefined {
  reader.resume = undefined;
  const start = reader.at;
  const first = reader.text[start];
  if (first === "{" || first === "[") {
    return readGroup(reader, depth + 1) ? reader.text.slice(start, reader.at) : undefined;
  }
  return readString(reader) ?? take(reader, bareValue);
}

function readString(reader: Reader): string | undefined {
  const { text, at } = reader;
  const open = text[at];
  const close = open === undefined ? undefined : quotes.get(open);
  if (close === undefined) return undefined;
  reader.resume = undefined;
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end];
    if (character === close) {
      reader.at = end + 1;
      return text.slice(at + 1, end);
    }
    if (character === "\n") reader.resume ??= end;
    if (character === open) {
      reader.resume ??= end;
      return undefined;
    }
    if (character === "\\") end += 1;
  }
  reader.resume ??= text.length;
  return undefined;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match === null) return undefined;
  reader.at = pattern.lastIndex;
  return match[0];
}

function takeCharacter(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}
