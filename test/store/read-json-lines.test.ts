import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/core/errors.js";
import { jsonLines } from "../../src/store/json-lines.js";
import { readJsonLines } from "../../src/store/read-json-lines.js";
import { temporaryFolder } from "./temporary-folder.js";

async function fileOf(text: string): Promise<string> {
  const file = join(await temporaryFolder(), "values.jsonl");
  writeFileSync(file, text);
  return file;
}

function errorOf(read: () => unknown): StoreError {
  try {
    read();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

const openFiles = (): number => readdirSync("/proc/self/fd").length;

describe("readJsonLines()", () => {
  it.each([
    ["lines", '{"a":1}\n[2]\n"three"\n'],
    ["a last line without a break", '{"a":1}\n[2]\n"three"'],
    ["empty lines between", '{"a":1}\n\n[2]\n  \n"three"\n\n'],
    ["breaks of two characters", '{"a":1}\r\n[2]\r\n"three"\r\n'],
  ])("reads %s", async (_, text) => {
    expect([...readJsonLines(await fileOf(text))]).toEqual([{ a: 1 }, [2], "three"]);
  });

  it("reads nothing from an empty file", async () => {
    expect([...readJsonLines(await fileOf(""))]).toEqual([]);
  });

  it("reads back what was written when lines and characters lie across its blocks of a mebibyte", async () => {
    const file = await fileOf("");
    // Characters of two, three and four bytes, in lines of uneven lengths: some lie across the edge of a block.
    const values = Array.from({ length: 300 }, (_, index) => ({
      index,
      text: "äあ😀".repeat(1_000 + index),
    }));
    for (const line of jsonLines(values)) appendFileSync(file, line);
    let count = 0;
    for (const value of readJsonLines(file)) expect(value).toEqual(values[count++]);
    expect(count).toBe(values.length);
  });

  it("names the file and the line that is no JSON, counting empty lines, and yields what stands before", async () => {
    const file = await fileOf('{"a":1}\n\n{"a":\n{"a":2}\n');
    const read: unknown[] = [];
    const error = errorOf(() => {
      for (const value of readJsonLines(file, "How to mend it")) read.push(value);
    });
    expect(read).toEqual([{ a: 1 }]);
    expect(error.message).toBe(`Cannot read ${file}:3: the line is no JSON`);
    expect(error.hint).toBe("How to mend it");
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  it("does not take a file that ends within a character for a whole one", async () => {
    const file = await fileOf('"one"\n"two"');
    appendFileSync(file, Buffer.from([0xc3]));
    expect(errorOf(() => [...readJsonLines(file)]).message).toBe(
      `Cannot read ${file}:2: the line is no JSON`,
    );
  });

  it("names a file that is not there", async () => {
    const file = join(await temporaryFolder(), "absent.jsonl");
    expect(errorOf(() => [...readJsonLines(file)]).message).toContain(`Cannot read ${file}`);
  });

  it.skipIf(process.platform !== "linux")("closes the file when its reader stops early", async () => {
    const file = await fileOf("1\n2\n3\n");
    const before = openFiles();
    for (const value of readJsonLines(file)) if (value === 2) break;
    expect(openFiles()).toBe(before);
  });
});
