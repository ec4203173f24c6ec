import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import { writeBytesAtomically } from "../../src/store/write-bytes-atomically.js";

describe("writeBytesAtomically()", () => {
  it("writes the bytes, in folders that it makes, and leaves nothing else", () => {
    const folder = join(mkdtempSync(join(tmpdir(), "reife-bytes-")), "new");
    writeBytesAtomically(join(folder, "a.png"), Uint8Array.of(0, 255, 10));
    expect([...readFileSync(join(folder, "a.png"))]).toEqual([0, 255, 10]);
    expect(readdirSync(folder)).toEqual(["a.png"]);
  });

  it("names the file that cannot be written, and how to go on", () => {
    const file = join(mkdtempSync(join(tmpdir(), "reife-bytes-")), "a.png");
    writeBytesAtomically(file, Uint8Array.of(1));
    const write = (): void => {
      writeBytesAtomically(join(file, "b.png"), Uint8Array.of(1));
    };
    expect(write).toThrow(StoreError);
    expect(write).toThrow(/b\.png/u);
  });
});
