import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { StoreError } from "../core/errors.js";
import { makeFolder } from "./make-folder.js";

/** How much text is gathered before it goes to the disk. */
const blockCharacters = 1 << 20;

/**
 * Writes a file whole or not at all: to a neighbour first, synced, then renamed. `chunks` is read once, so a large file
 * need not be in memory. Throws a `StoreError` naming the file; a failed write leaves the old file as it was.
 */
export function writeAtomically(file: string, chunks: Iterable<string>): void {
  const part = `${file}.part`;
  try {
    makeFolder(dirname(file));
    const descriptor = openSync(part, "w");
    try {
      writeBlocks(descriptor, chunks);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreError(`Cannot write ${file}: ${why}`, {
      cause: error,
      hint: "Check that the folder can be written to and the disk has room, or name another with --out DIR",
    });
  }
}

function writeBlocks(descriptor: number, chunks: Iterable<string>): void {
  let block = "";
  for (const chunk of chunks) {
    block += chunk;
    if (block.length < blockCharacters) continue;
    writeAll(descriptor, block);
    block = "";
  }
  writeAll(descriptor, block);
}

/** A single write may take only part of the bytes (a full pipe, a signal): go on until all are out. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from);
}
