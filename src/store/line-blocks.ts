import type { FileHandle } from "node:fs/promises";

/** Some whole lines of a file, each with its line end, beginning at byte `offset` of the file. */
export interface LineBlock {
  readonly bytes: Buffer;
  readonly offset: number;
}

/** Which part of a file to read: bytes `from` up to `to`, which may lie beyond its end. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

const blockSize = 1 << 20;

/**
 * Reads whole lines in blocks of about 1 MiB, or as long as the longest line. What follows the last line end is left out.
 * The bytes of a block are only good until the next one is asked for.
 */
export async function* lineBlocks(file: FileHandle, range: ByteRange): AsyncGenerator<LineBlock> {
  let buffer = Buffer.allocUnsafe(blockSize);
  let offset = range.from;
  let held = 0;
  for (;;) {
    if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const room = Math.min(buffer.length - held, range.to - offset - held);
    const { bytesRead } = await file.read(buffer, held, room, offset + held);
    if (bytesRead === 0) return;
    const end = buffer.subarray(held, held + bytesRead).lastIndexOf(0x0a) + 1;
    const whole = end === 0 ? 0 : held + end;
    held += bytesRead;
    if (whole === 0) continue;
    yield { bytes: buffer.subarray(0, whole), offset };
    buffer.copyWithin(0, whole, held);
    held -= whole;
    offset += whole;
  }
}
