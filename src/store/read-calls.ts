import { open } from "node:fs/promises";
import type { CallRecord } from "../core/call-record.js";
import { StoreError } from "../core/errors.js";
import { checkCallsHeader } from "./calls-header.js";
import { damagedLine } from "./damaged-line.js";
import { fileError } from "./file-error.js";
import { lineBlocks } from "./line-blocks.js";
import { readRecord } from "./read-record.js";

/**
 * The records of a file of calls from start to end, once each line, for who needs none of them by its id: no ids are held, so of two
 * records with one id both come, and the first counts. A last line without its end is left out: it never became durable.
 *
 * @throws StoreError naming file and line if the file cannot be read, holds no calls, or a damaged line
 */
export async function* readCalls(file: string): AsyncGenerator<CallRecord> {
  const handle = await open(file, "r").catch((error: unknown) => {
    throw fileError("read", file, error);
  });
  try {
    if (!(await handle.stat()).isFile()) throw new StoreError(`Cannot open ${file}: it is no regular file`);
    let line = 0;
    for await (const { bytes } of lineBlocks(handle, { from: 0, to: Infinity })) {
      for (let start = 0; start < bytes.length;) {
        const stop = bytes.indexOf(0x0a, start);
        line += 1;
        if (line === 1) checkCallsHeader(bytes.toString("utf8", start, stop), file);
        else {
          const record = readRecord(bytes.subarray(start, stop));
          if (record === undefined) throw damagedLine(file, line);
          yield record;
        }
        start = stop + 1;
      }
    }
  } finally {
    await handle.close();
  }
}
