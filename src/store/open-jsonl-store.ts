import { dirname, resolve } from "node:path";
import type { CallRecord } from "../core/call-record.js";
import { StoreError } from "../core/errors.js";
import type { ResultStore } from "../core/result-store.js";
import { callReader } from "./call-reader.js";
import { checkNumbers } from "./check-numbers.js";
import { fileError } from "./file-error.js";
import { groupCommit } from "./group-commit.js";
import { lockFile, type FileLock, type LockOwner } from "./lock-file.js";
import { makeFolder } from "./make-folder.js";
import { openCallsFile, type CallsFile } from "./open-calls-file.js";
import { recordLine } from "./record-line.js";

/** Which file to open and how. Only a store that is opened for writing takes the lock, mends and creates. */
export type JsonlStoreOptions =
  | { readonly file: string; readonly readOnly: true }
  | { readonly file: string; readonly readOnly?: false | undefined; readonly lock: LockOwner };

/**
 * Opens a run's `calls.jsonl`: a header line, then one record a line, appended and never changed. A record counts once
 * `fdatasync` has returned; records that wait meanwhile share the next one. Opening reads the file once; memory holds an
 * id and a place for each record, and `find` reads the record from the disk.
 *
 * @throws StoreError if the file cannot be read or written, is damaged before its last line, was written by a newer
 * version, or is being written by another process
 */
export async function openJsonlStore(options: JsonlStoreOptions): Promise<ResultStore> {
  const { file } = options;
  if (options.readOnly === true) return storeOn(file, await openCallsFile(file, "read"));
  try {
    makeFolder(dirname(resolve(file)));
  } catch (error) {
    throw fileError("create", dirname(file), error);
  }
  const lock = await lockFile(resolve(file), options.lock);
  try {
    return storeOn(file, await openCallsFile(file, "write"), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function storeOn(file: string, calls: CallsFile, lock?: FileLock): ResultStore {
  const { handle, index } = calls;
  const pending = new Set<string>();
  let end = calls.end;
  let closed: Promise<void> | undefined;
  const reader = callReader(file, { ...calls, durableEnd: () => end });
  const commit = groupCommit(
    { write: (bytes) => handle.appendFile(bytes), sync: () => handle.datasync() },
    calls.end,
  );

  function checkAppend(record: CallRecord): void {
    if (lock === undefined) throw new StoreError(`Cannot write ${file}: it was opened for reading`);
    if (closed !== undefined) throw new StoreError(`Cannot write ${file}: the store is closed`);
    if (index.has(record.id) || pending.has(record.id)) {
      throw new StoreError(`Cannot store call ${record.id} in ${file}: it is there already`);
    }
  }

  function bytesOf(record: CallRecord): Buffer {
    const line = recordLine(record);
    // A number that JSON cannot hold becomes a null: only a line with one in it needs a closer look.
    if (line.includes("null")) checkNumbers(record, `call ${record.id}`);
    return Buffer.from(`${line}\n`, "utf8");
  }

  async function shut(): Promise<void> {
    await commit.idle();
    await handle.close();
    await lock?.release();
  }

  return {
    async append(record): Promise<void> {
      checkAppend(record);
      const bytes = bytesOf(record);
      pending.add(record.id);
      try {
        const offset = await commit.append(bytes);
        index.add(record.id, { offset, length: bytes.length - 1 });
        end = offset + bytes.length;
      } catch (error) {
        throw fileError("write", file, error);
      } finally {
        pending.delete(record.id);
      }
    },
    has: (id) => index.has(id),
    find(id): CallRecord | undefined {
      if (closed !== undefined && index.has(id))
        throw new StoreError(`Cannot read ${file}: the store is closed`);
      return reader.find(id);
    },
    records(): AsyncIterable<CallRecord> {
      if (closed !== undefined) throw new StoreError(`Cannot read ${file}: the store is closed`);
      return reader.records();
    },
    close: () => (closed ??= shut()),
  };
}
