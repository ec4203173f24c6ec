import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { StoreError } from "../core/errors.js";
import { parseJson } from "../core/parse-json.js";

const blockBytes = 1 << 20;

/**
 * The values of a JSON-lines file, one at a time and in constant memory. Throws a `StoreError` naming file and line for a
 * line that is no JSON, with the hint that the caller has for it; a file that does not exist is a `StoreError` too.
 */
export function* readJsonLines(file: string, hint?: string): Generator {
  let line = 0;
  for (const text of readLines(file)) {
    line += 1;
    if (text.trim() === "") continue;
    try {
      yield parseJson(text);
    } catch (error) {
      throw new StoreError(`Cannot read ${file}:${line}: the line is no JSON`, {
        cause: error,
        hint,
      });
    }
  }
}

function* readLines(file: string): Generator<string> {
  const descriptor = open(file);
  const decoder = new StringDecoder("utf8");
  const block = Buffer.alloc(blockBytes);
  let rest = "";
  try {
    for (;;) {
      const read = readSync(descriptor, block, 0, block.length, null);
      if (read === 0) break;
      const lines = (rest + decoder.write(block.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    rest += decoder.end();
    if (rest !== "") yield rest;
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
