import { readSync } from "node:fs";
import type { RecordPlace } from "./record-index.js";

const blockBytes = 1 << 16;

/** 4 MiB: judges that answer at different speeds leave their records in different parts of a file. */
const mostBlocks = 64;

/**
 * Reads places of an open file that is only ever appended to. Places that are read in a row mostly lie near each other: whole blocks
 * are kept, so that a million records do not take a million calls of the system.
 */
export class BlockReader {
  readonly #descriptor: number;
  readonly #blocks = new Map<number, Buffer>();

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** The bytes of a place, fewer where the file ends before; good until the next call. */
  read({ offset, length }: RecordPlace): Buffer {
    const number = Math.floor(offset / blockBytes);
    const from = offset - number * blockBytes;
    const block = from + length > blockBytes ? undefined : this.#block(number);
    return block === undefined ? this.#bytes(offset, length) : block.subarray(from, from + length);
  }

  /** A whole block; undefined for one that the file may yet add to. */
  #block(number: number): Buffer | undefined {
    const known = this.#blocks.get(number);
    if (known !== undefined) return known;
    const bytes = this.#bytes(number * blockBytes, blockBytes);
    if (bytes.length < blockBytes) return undefined;
    this.#blocks.set(number, bytes);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > mostBlocks && oldest !== undefined) this.#blocks.delete(oldest);
    return bytes;
  }

  #bytes(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(this.#descriptor, bytes, 0, length, offset));
  }
}
