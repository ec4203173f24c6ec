import { jsonLine } from "./json-line.js";

/** Values as JSON lines, one at a time. Throws a TypeError for a number that JSON cannot hold. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${jsonLine(value)}\n`;
}
