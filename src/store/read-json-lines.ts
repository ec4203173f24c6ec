import { closeSync, openSync, readSync } from "node:fs";
import { StoreError } from "../core/errors.js";
import { parseLine, type LineParser } from "./parse-line.js";

const blockBytes = 1 << 20;

/**
 * The values of a JSON-lines file, one at a time and in constant memory. Throws a `StoreError` naming file and line for a
 * line that is no JSON, with the hint that the caller has for it; a file that does not exist is a `StoreError` too.
 *
 * @param parse gives what JSON gives, for files whose lines are alike
 */
export function* readJsonLines(file: string, hint?: string, parse: LineParser = parseLine): Generator {
  let line = 0;
  for (const bytes of readWholeLines(file)) {
    for (let from = 0; from < bytes.length;) {
      const newline = bytes.indexOf(0x0a, from);
      const to = newline === -1 ? bytes.length : newline;
      line += 1;
      try {
        if (!isBlank(bytes, from, to)) yield parse(bytes, from, to);
      } catch (error) {
        throw new StoreError(`Cannot read ${file}:${line}: the line is no JSON`, {
          cause: error,
          hint,
        });
      }
      from = to + 1;
    }
  }
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  return bytes[from] !== 0x7b && bytes.toString("utf8", from, to).trim() === "";
}

/** The bytes of a file in pieces that end where a line does. */
function* readWholeLines(file: string): Generator<Buffer> {
  const descriptor = open(file);
  let rest = Buffer.alloc(0);
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(blockBytes);
      const read = readSync(descriptor, block, 0, block.length, null);
      if (read === 0) break;
      const bytes =
        rest.length === 0 ? block.subarray(0, read) : Buffer.concat([rest, block.subarray(0, read)]);
      const end = bytes.lastIndexOf(0x0a) + 1;
      rest = bytes.subarray(end);
      if (end > 0) yield bytes.subarray(0, end);
    }
    if (rest.length > 0) yield rest;
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    return openSync(file, "r");
  } catch (error) {
    throw new StoreError(`Cannot read ${file}`, {
      cause: error,
      hint: "Is it a run folder? `reife run <config>` makes one",
    });
  }
}
