const space = /\s*/y;
const quoted = /"((?:[^"\\\n]|\\.){0,200})"|'((?:[^'\\\n]|\\.){0,200})'/y;
const bare = /[^\s,{}[\]"'][^,{}[\]"'\n]{0,60}/y;

/**
 * The last complete flat object `{key: value, ...}` in a text, as key and value texts in the order written, or undefined.
 * Takes JSON and Python's literals: either quote, a trailing comma, values without quotes. Keys must be quoted, and nested
 * objects are none, so that code with braces is passed over.
 */
export function lastObject(text: string): readonly (readonly [string, string])[] | undefined {
  for (let start = text.lastIndexOf("{"); start >= 0; start = start === 0 ? -1 : text.lastIndexOf("{", start - 1)) {
    const entries = objectAt(text, start + 1);
    if (entries !== undefined) return entries;
  }
  return undefined;
}

function objectAt(text: string, start: number): readonly (readonly [string, string])[] | undefined {
  const reader = { text, at: start };
  const entries: [string, string][] = [];
  for (;;) {
    take(reader, space);
    if (entries.length > 0 && reader.text[reader.at] === "}") return entries;
    const key = take(reader, quoted);
    take(reader, space);
    if (key === undefined || !takeCharacter(reader, ":")) return undefined;
    take(reader, space);
    const value = take(reader, quoted) ?? take(reader, bare);
    if (value === undefined) return undefined;
    entries.push([key, value]);
    take(reader, space);
    if (!takeCharacter(reader, ",") && reader.text[reader.at] !== "}") return undefined;
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (match === null) return undefined;
  reader.at = pattern.lastIndex;
  return match[1] ?? match[2] ?? match[0];
}

function takeCharacter(reader: Reader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}
