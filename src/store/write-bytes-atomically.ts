import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../core/errors.js";
import { makeFolder } from "./make-folder.js";

/** Writes a file of bytes whole or not at all, as `writeAtomically` writes text. Throws a `StoreError` naming the file. */
export function writeBytesAtomically(file: string, content: Uint8Array): void {
  const part = `${file}.part`;
  try {
    makeFolder(dirname(file));
    writeFileSync(part, content, { flush: true });
    renameSync(part, file);
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot write ${file}: ${why}`, {
      cause: error,
      hint: "Check that the folder can be written to and the disk has room, or name another with --out",
    });
  }
}
