import { writeBytesAtomically } from "../../store/write-bytes-atomically.js";

/** Writes a file of bytes that the user asked for: whole, or not at all. */
export function writeBytes(file: string, content: Uint8Array): void {
  writeBytesAtomically(file, content);
}
