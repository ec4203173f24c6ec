import type { FileHandle } from "node:fs/promises";
import { callsHeader, checkCallsHeader } from "./calls-header.js";
import { damagedLine } from "./damaged-line.js";
import { lineBlocks } from "./line-blocks.js";
import { readLineId } from "./read-line-id.js";
import { createRecordIndex, type RecordIndex } from "./record-index.js";

/** What a scan of `calls.jsonl` finds. */
export interface ScannedCalls {
  readonly index: RecordIndex;
  /** Bytes up to and with the last line end. Anything after it is a record torn by a crash; 0: the header is torn. */
  readonly end: number;
}

/**
 * Finds every record of an open file by its id, reading the bytes once without parsing the lines. Of two records with one
 * id the first counts. A last line without its end is left out: it never became durable.
 *
 * @param handle the open file
 * @param file its name, for messages
 * @throws StoreError naming file and line if the file holds no calls or a damaged line
 */
export async function scanCalls(handle: FileHandle, file: string): Promise<ScannedCalls> {
  const index = createRecordIndex();
  let end = 0;
  let line = 0;
  for await (const { bytes, offset } of lineBlocks(handle, { from: 0, to: Infinity })) {
    let start = 0;
    while (start < bytes.length) {
      const stop = bytes.indexOf(0x0a, start);
      line += 1;
      if (line === 1) checkCallsHeader(bytes.toString("utf8", start, stop), file);
      else {
        const id = readLineId(bytes, start, stop);
        if (id === undefined) throw damagedLine(file, line);
        index.add(id, { offset: offset + start, length: stop - start });
      }
      start = stop + 1;
    }
    end = offset + bytes.length;
  }
  if (end === 0) await checkTornHeader(handle, file);
  return { index, end };
}

/** A file without any line end is ours only if it is the beginning of a header. */
async function checkTornHeader(handle: FileHandle, file: string): Promise<void> {
  const { size } = await handle.stat();
  const bytes = Buffer.alloc(Math.min(size, callsHeader.length + 1));
  await handle.read(bytes, 0, bytes.length, 0);
  const text = bytes.toString("latin1");
  if (!callsHeader.startsWith(text)) checkCallsHeader(text, file);
}
