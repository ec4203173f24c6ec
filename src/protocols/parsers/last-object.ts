import type { Entries } from "./read-object.js";
import { readObject } from "./read-object.js";

/** What stands behind a brace that opens an object and not, say, a block of code: a key, a quote, the end. */
const objectLike = /\{\s*(?:["'\u2018-\u201F\u00AB`}]|$|[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,60}:)/uy;
const inside = /\s*[}\],]/y;

/**
 * The entries of the last object `{key: value, ...}` in a text (see `readObject`), undefined where there is none or where the
 * last that looks like one cannot be read: a draft above it is not the answer. Braces of code are passed over where no key
 * stands behind them.
 */
export function lastObject(text: string): Entries | undefined {
  let last: Entries | undefined;
  let broken = false;
  for (let at = text.indexOf("{"); at >= 0;) {
    let end = at + 1;
    if (matchesAt(objectLike, text, at)) {
      const reading = readObject(text, at);
      end = reading.end;
      broken ||= reading.kind === "broken";
      // What goes on behind an object below a broken one may be the rest of the broken one.
      const isPart = broken && matchesAt(inside, text, end);
      last = reading.kind === "object" && !isPart ? reading.entries : undefined;
    }
    at = text.indexOf("{", end);
  }
  return last;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
