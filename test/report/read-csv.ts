/**
 * A small reader of RFC 4180, character by character, that shares nothing with the writer under test. Throws on a quote
 * where none may stand, on an unclosed field, and on rows of unequal length.
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(text, at) : plain(text, at);
    row.push(field.value);
    at = field.end;
    if (text[at] === ",") {
      at += 1;
      if (at < text.length && text[at] !== "\n") continue;
      row.push("");
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else if (text[at] === "\n") at += 1;
    else if (at < text.length) throw new SyntaxError(`Unexpected ${text[at] ?? ""} at ${at}`);
    rows.push(row);
    row = [];
  }
  const lengths = new Set(rows.map(({ length }) => length));
  if (lengths.size > 1) throw new SyntaxError(`Rows of unequal length: ${[...lengths].join(", ")}`);
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function plain(text: string, start: number): Field {
  let end = start;
  while (end < text.length && !',"\r\n'.includes(text[end] ?? "")) end += 1;
  if (text[end] === '"') throw new SyntaxError(`A quote inside a plain field at ${end}`);
  return { value: text.slice(start, end), end };
}

function quoted(text: string, start: number): Field {
  let value = "";
  let at = start + 1;
  for (;;) {
    if (at >= text.length) throw new SyntaxError(`The quote at ${start} is not closed`);
    if (text[at] !== '"') {
      value += text[at] ?? "";
      at += 1;
    } else if (text[at + 1] === '"') {
      value += '"';
      at += 2;
    } else {
      return { value, end: at + 1 };
    }
  }
}
