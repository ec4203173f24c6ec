import { open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError } from "../core/errors.js";
import { callsHeader } from "./calls-header.js";
import { fileError } from "./file-error.js";
import { scanCalls, type ScannedCalls } from "./scan-calls.js";
import { syncFolder } from "./sync-folder.js";

/** An open file of calls, scanned. */
export interface CallsFile extends ScannedCalls {
  readonly handle: FileHandle;
}

/**
 * Opens a file of calls and finds its records. For writing, a missing file is created, and what a crash
 * left after the last whole line is cut off; for reading, nothing is touched.
 *
 * @throws StoreError if the file cannot be opened, or holds something else than calls
 */
export async function openCallsFile(file: string, mode: "read" | "write"): Promise<CallsFile> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, mode === "read" ? "r" : "a+");
    // A device would be read without end.
    if (!(await handle.stat()).isFile()) throw new StoreError(`Cannot open ${file}: it is no regular file`);
    const scanned = await scanCalls(handle, file);
    return {
      handle,
      index: scanned.index,
      end: mode === "read" ? scanned.end : await mend(handle, file, scanned.end),
    };
  } catch (error) {
    await handle?.close();
    throw fileError(mode === "read" ? "read" : "open", file, error);
  }
}

/** Cuts off what follows the last whole line, or writes the header; returns the file's length then, in bytes. */
async function mend(handle: FileHandle, file: string, end: number): Promise<number> {
  const { size } = await handle.stat();
  if (size > end) await handle.truncate(end);
  if (end === 0) await handle.appendFile(callsHeader);
  await handle.datasync();
  if (size === 0) await syncFolder(dirname(file));
  return end === 0 ? callsHeader.length : end;
}
