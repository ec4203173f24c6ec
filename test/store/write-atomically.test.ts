import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import { writeAtomically } from "../../src/store/write-atomically.js";
import { temporaryFolder } from "./temporary-folder.js";

function* failing(): Generator<string> {
  yield "x".repeat(3_000_000);
  throw new RangeError("the third chunk");
}

describe("writeAtomically()", () => {
  it("writes all chunks in order, in a folder that it makes", async () => {
    const file = join(await temporaryFolder(), "a", "b", "file.txt");
    writeAtomically(file, ["one ", "", "zwei 😀", "\n"]);
    expect(readFileSync(file, "utf8")).toBe("one zwei 😀\n");
    expect(readdirSync(dirname(file))).toEqual(["file.txt"]);
  });

  it("writes an empty file for no chunks", async () => {
    const file = join(await temporaryFolder(), "empty");
    writeAtomically(file, []);
    expect(readFileSync(file, "utf8")).toBe("");
  });

  it("writes more than its block of a mebibyte whole", async () => {
    const file = join(await temporaryFolder(), "large");
    const chunks = Array.from({ length: 5_000 }, (_, index) => `${index} ${"äあ😀".repeat(100)}\n`);
    writeAtomically(file, chunks);
    expect(readFileSync(file, "utf8") === chunks.join("")).toBe(true);
  });

  it("replaces an old file, shorter or longer", async () => {
    const file = join(await temporaryFolder(), "file");
    for (const text of ["long text", "short", "a longer text than that"]) {
      writeAtomically(file, [text]);
      expect(readFileSync(file, "utf8")).toBe(text);
    }
  });

  it("leaves the old file as it was, and no other, when a chunk cannot be had", async () => {
    const file = join(await temporaryFolder(), "file");
    writeFileSync(file, "old");
    expect(() => {
      writeAtomically(file, failing());
    }).toThrow(StoreError);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(dirname(file))).toEqual(["file"]);
  });

  it("does not show the new file before it is whole", async () => {
    const file = join(await temporaryFolder(), "file");
    writeFileSync(file, "old");
    const seen: string[] = [];
    function* watching(): Generator<string> {
      yield "x".repeat(2_000_000);
      seen.push(readFileSync(file, "utf8"));
      yield "y";
    }
    writeAtomically(file, watching());
    expect(seen).toEqual(["old"]);
    expect(readFileSync(file, "utf8")).toHaveLength(2_000_001);
  });

  it("overwrites what a crash left of an earlier writing", async () => {
    const file = join(await temporaryFolder(), "file");
    writeFileSync(`${file}.part`, "a torn text that is longer");
    writeAtomically(file, ["new"]);
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(readdirSync(dirname(file))).toEqual(["file"]);
  });

  it("names the file that cannot be written, and why", async () => {
    const folder = await temporaryFolder();
    const file = join(folder, "taken");
    mkdirSync(file);
    mkdirSync(join(file, "inside"));
    expect(() => {
      writeAtomically(file, ["x"]);
    }).toThrow(new RegExp(`^Cannot write ${file}: .+`, "u"));
    expect(readdirSync(folder)).toEqual(["taken"]);
  });

  it.skipIf(process.getuid?.() === 0)("names the file in a folder that may not be written to", async () => {
    const folder = await temporaryFolder();
    chmodSync(folder, 0o500);
    expect(() => {
      writeAtomically(join(folder, "file"), ["x"]);
    }).toThrow(/^Cannot write .+file: .+/u);
  });
});
