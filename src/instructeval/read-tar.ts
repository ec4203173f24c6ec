import { DatasetError } from "../core/errors.js";
import type { BenchmarkData } from "./benchmark-format.js";

const block = 512;

/**
 * The plain files of a tar archive (POSIX ustar, as Python and GNU tar write it for short names), in its order. Throws a `DatasetError`
 * for bytes that are no such archive or end within a file.
 */
export function readTar({ name: archive, bytes }: BenchmarkData): readonly BenchmarkData[] {
  const files: BenchmarkData[] = [];
  for (let at = 0; at + block <= bytes.length;) {
    const header = bytes.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) break;
    if (!isHeader(header))
      throw new DatasetError(`Cannot read ${archive}: it is no tar archive at byte ${at}`);
    const size = octal(header, 124, 12);
    const end = at + block + size;
    if (end > bytes.length)
      throw new DatasetError(`Cannot read ${archive}: it ends within ${nameIn(header)}`);
    const kind = String.fromCharCode(header[156] ?? 0);
    if (kind === "0" || kind === "\0")
      files.push({ name: nameIn(header), bytes: bytes.subarray(at + block, end) });
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}

/** The sum of a header's bytes, its own eight taken as blanks. */
function isHeader(header: Uint8Array): boolean {
  const sum = header.reduce((total, byte, place) => total + (place >= 148 && place < 156 ? 32 : byte), 0);
  return octal(header, 148, 8) === sum;
}

function nameIn(header: Uint8Array): string {
  const prefix = text(header, 345, 155);
  return prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

function octal(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || "0", 8);
}

function text(header: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(header.subarray(start, start + length)).split("\0", 1)[0] ?? "";
}
