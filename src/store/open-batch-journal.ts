import { open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import type { BatchJournal } from "../core/batch-journal.js";
import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { parseJson } from "../core/parse-json.js";
import { BatchLedger, intentEvent, isBatchEvent, type BatchEvent } from "./batch-ledger.js";
import { fileError } from "./file-error.js";
import { lineBlocks } from "./line-blocks.js";
import { syncFolder } from "./sync-folder.js";

const schema = "reife/batches/1";
const header = `{"schema":"${schema}"}\n`;

/** Which journal to open: for reading, nothing is touched. */
export interface BatchJournalOptions {
  readonly file: string;
  readonly readOnly?: boolean | undefined;
}

/**
 * Opens a run's `batches.jsonl`: a header, then one event a line, appended and never changed; each is durable once its promise
 * resolves. The file is made with the first batch. What a crash left after the last whole line is cut off. The caller holds
 * the lock of the run's calls.
 *
 * @throws StoreError if the file cannot be read or written, is damaged before its last line, or is of a newer version
 */
export async function openBatchJournal({ file, readOnly }: BatchJournalOptions): Promise<BatchJournal> {
  const ledger = new BatchLedger();
  let handle = await openThere(file, readOnly === true ? "r" : "r+");
  let end = 0;
  if (handle !== undefined) {
    try {
      end = await replay(handle, file, ledger);
      if (readOnly !== true) await cutOff(handle, file, end);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }
  if (readOnly === true) {
    await handle?.close();
    handle = undefined;
  }

  let isClosed = false;
  // Set while bytes may stand in the file that count as not written.
  let isTorn = false;

  async function write(event: BatchEvent): Promise<void> {
    if (readOnly === true) throw new StoreError(`Cannot write ${file}: it was opened for reading`);
    if (isClosed) throw new StoreError(`Cannot write ${file}: the journal is closed`);
    try {
      const isNew = end === 0;
      handle ??= await open(file, "wx");
      // A shorter event in their place would leave a part of them behind it.
      if (isTorn) await handle.truncate(end);
      isTorn = true;
      const bytes = Buffer.from(`${isNew ? header : ""}${JSON.stringify(event)}\n`, "utf8");
      for (let from = 0; from < bytes.length;) {
        from += (await handle.write(bytes, from, bytes.length - from, end + from)).bytesWritten;
      }
      await handle.datasync();
      if (isNew) await syncFolder(dirname(file));
      end += bytes.length;
      isTorn = false;
    } catch (error) {
      throw fileError("write", file, error);
    }
    ledger.add(event);
  }

  // One after the other: an event's place in the file is where the one before it ends.
  let last: Promise<unknown> = Promise.resolve();
  const append = (event: BatchEvent): Promise<void> => {
    const written = last.then(() => write(event));
    last = written.catch(() => undefined);
    return written;
  };
  return {
    open: () => ledger.open(),
    ended: () => ledger.ended(),
    intend: (intent) => append(intentEvent(intent)),
    submitted: (batch, id) => append({ batch, event: "submitted", id }),
    end: (batch, how) => append({ batch, event: "ended", ...how }),
    async close(): Promise<void> {
      await last;
      isClosed = true;
      await handle?.close();
      handle = undefined;
    },
  };
}

async function openThere(file: string, flags: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, flags);
  } catch (error) {
    if (isRecord(error) && error["code"] === "ENOENT") return undefined;
    throw fileError("read", file, error);
  }
}

async function cutOff(handle: FileHandle, file: string, end: number): Promise<void> {
  try {
    await handle.truncate(end);
  } catch (error) {
    throw fileError("write", file, error);
  }
}

/** Reads all whole lines; returns where the last one ends, in bytes. */
async function replay(handle: FileHandle, file: string, ledger: BatchLedger): Promise<number> {
  let line = 0;
  let end = 0;
  const { size } = await handle.stat();
  for await (const { bytes, offset } of lineBlocks(handle, { from: 0, to: size })) {
    for (const text of bytes.toString("utf8").trimEnd().split("\n")) {
      line += 1;
      take(text, { file, line, ledger });
    }
    end = offset + bytes.length;
  }
  return end;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly ledger: BatchLedger;
}

function take(text: string, { file, line, ledger }: Place): void {
  try {
    const value = parseJson(text);
    if (line === 1 && isRecord(value) && value["schema"] === schema) return;
    if (line > 1 && isBatchEvent(value)) {
      ledger.add(value);
      return;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
  }
  throw new StoreError(`Cannot read ${file}:${line}: the line is no event of a batch`, {
    hint: "Restore the file from a copy; without it, calls of open batches are paid for again",
  });
}
