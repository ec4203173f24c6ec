import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { CallRecord } from "../core/call-record.js";
import type { ResultStore } from "../core/result-store.js";
import { BlockReader } from "./block-reader.js";
import { damagedLine } from "./damaged-line.js";
import { fileError } from "./file-error.js";
import { lineBlocks } from "./line-blocks.js";
import { readRecord } from "./read-record.js";
import type { RecordIndex } from "./record-index.js";

/** An open file of calls, and where to look in it. */
export interface ReadableCalls {
  readonly handle: FileHandle;
  readonly index: RecordIndex;
  /** How many bytes of the file are durable now. */
  durableEnd(): number;
}

/**
 * Reads records of an open file: one by its id, or all of them in file order.
 *
 * @param file the file's name, for messages
 * @throws StoreError (on reading) naming file and line of a record that is damaged
 */
export function callReader(file: string, calls: ReadableCalls): Pick<ResultStore, "find" | "records"> {
  const { handle, index } = calls;
  const blocks = new BlockReader(handle.fd);
  return {
    find(id): CallRecord | undefined {
      const place = index.find(id);
      if (place === undefined) return undefined;
      try {
        const record = readRecord(blocks.read(place));
        if (record?.id === id) return record;
        throw damagedLine(file, lineOf(handle.fd, place.offset));
      } catch (error) {
        throw fileError("read", file, error);
      }
    },
    async *records(): AsyncGenerator<CallRecord> {
      let line = 0;
      for await (const { bytes, offset } of lineBlocks(handle, { from: 0, to: calls.durableEnd() })) {
        let start = 0;
        while (start < bytes.length) {
          const stop = bytes.indexOf(0x0a, start);
          line += 1;
          if (line > 1) {
            const record = readRecord(bytes.subarray(start, stop));
            if (record === undefined) throw damagedLine(file, line);
            // Of two records with one id the first counts.
            if (index.find(record.id)?.offset === offset + start) yield record;
          }
          start = stop + 1;
        }
      }
    },
  };
}

/** Number of the line that begins at a byte of the file, counted from 1. Only for messages: it reads all that is before. */
function lineOf(fd: number, offset: number): number {
  const bytes = Buffer.allocUnsafe(1 << 16);
  let line = 1;
  for (let at = 0; at < offset;) {
    const read = readSync(fd, bytes, 0, Math.min(bytes.length, offset - at), at);
    if (read === 0) return line;
    for (let next = bytes.indexOf(0x0a); next !== -1 && next < read; next = bytes.indexOf(0x0a, next + 1))
      line += 1;
    at += read;
  }
  return line;
}
