import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decodedText } from "../../../src/imports/read/decoded-text.js";
import { collect } from "../support/collect.js";
import { refusalOf } from "../support/read-rows.js";
import { sourceFile } from "../support/source-file.js";

const read = (bytes: Uint8Array | string, piece = 1): Promise<string> =>
  collect(decodedText(sourceFile("f", bytes, piece))).then((texts) => texts.join(""));

describe("decodedText()", () => {
  it("gives the text, in whatever pieces the bytes come, without a byte order mark", async () => {
    for (const piece of [1, 2, 3, 100]) {
      expect(await read("\ufeffä😀b", piece)).toBe("ä😀b");
      expect(await read("a", piece)).toBe("a");
      expect(await read("", piece)).toBe("");
    }
  });

  it.each([
    ["gzip", gzipSync("abc"), "it is packed with gzip"],
    ["a zip archive", zipSync({ a: strToU8("abc") }), "it is a zip archive"],
    ["UTF-16 with a mark", Buffer.from("\ufeffabc", "utf16le"), "it is UTF-16 text"],
    ["UTF-16 without a mark", Buffer.from("abc", "utf16le"), "it is UTF-16 text, or none at all"],
    ["Latin-1", Buffer.from("abcd é", "latin1"), "it is no UTF-8 text"],
  ])("refuses %s and says what it is", async (_, bytes, words) => {
    for (const piece of [1, 1000])
      expect(await refusalOf(read(bytes, piece))).toBe(`Cannot import f: ${words}`);
  });
});
