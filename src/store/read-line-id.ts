import { parseJson } from "../core/parse-json.js";

const opening = '{"id":"';
const quote = 0x22;
const backslash = 0x5c;
const closingBrace = 0x7d;

/**
 * The id of the record in `bytes[start, end)`, a line without its end, read from its fixed place without parsing the line.
 * Undefined if the line does not begin as a record with an id, or does not end as one.
 */
export function readLineId(bytes: Buffer, start: number, end: number): string | undefined {
  const from = start + opening.length;
  if (bytes[end - 1] !== closingBrace || bytes.toString("latin1", start, from) !== opening) return undefined;
  const firstQuote = bytes.indexOf(quote, from);
  if (firstQuote === -1 || firstQuote >= end) return undefined;
  const plain = bytes.toString("utf8", from, firstQuote);
  if (!plain.includes("\\")) return plain;
  const closing = closingQuote(bytes, from, end);
  return closing === -1 ? undefined : unescaped(bytes.toString("utf8", from - 1, closing + 1));
}

function closingQuote(bytes: Buffer, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at;
  }
  return -1;
}

function unescaped(literal: string): string | undefined {
  try {
    const value = parseJson(literal);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
