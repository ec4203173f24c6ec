import { appendFileSync, closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BlockReader } from "../../src/store/block-reader.js";

describe("BlockReader", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "reife-blocks-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("reads any place, within a block and across, and up to the end of the file alone", () => {
    const bytes = Buffer.from(
      Array.from({ length: 300_000 }, (_, index) => (index * 7 + (index >> 8)) % 251),
    );
    const file = join(folder, "whole");
    writeFileSync(file, bytes);
    const descriptor = openSync(file, "r");
    const reader = new BlockReader(descriptor);
    const place = fc.record({ offset: fc.nat(300_000), length: fc.nat(70_000) });
    fc.assert(
      fc.property(place, ({ offset, length }) => {
        expect(reader.read({ offset, length }).equals(bytes.subarray(offset, offset + length))).toBe(true);
      }),
    );
    closeSync(descriptor);
  });

  it("sees what is appended after a read", () => {
    const file = join(folder, "growing");
    writeFileSync(file, "first\n");
    const descriptor = openSync(file, "r");
    const reader = new BlockReader(descriptor);
    expect(reader.read({ offset: 0, length: 5 }).toString()).toBe("first");
    appendFileSync(file, "second\n");
    expect(reader.read({ offset: 6, length: 6 }).toString()).toBe("second");
    closeSync(descriptor);
  });
});
