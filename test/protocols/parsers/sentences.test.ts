import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLines, sentences } from "../../../src/protocols/parsers/sentences.js";

describe("sentences()", () => {
  it("parts lines at the ends of sentences, and not behind abbreviations", () => {
    expect(sentences("One, e.g. this. *Two*; three!\n\nFour")).toEqual([
      { text: "one, e.g. this.", line: 0 },
      { text: "two;", line: 0 },
      { text: "three!", line: 0 },
      { text: "four", line: 1 },
    ]);
  });

  it("goes on for at most 2,000 characters, and loses no word of what goes on for longer", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const long = fc.array(word, { minLength: 500, maxLength: 1500 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(long, (text) => {
        const found = sentences(text).map((sentence) => sentence.text);
        expect(Math.max(...found.map(({ length }) => length))).toBeLessThanOrEqual(2000);
        expect([found.join(" ")]).toEqual(plainLines(text));
      }),
      { numRuns: 30 },
    );
  });

  it("parts a word that is longer than that", () => {
    expect(sentences(`${"x".repeat(4500)} y`).map(({ text }) => text.length)).toEqual([2000, 2000, 502]);
  });
});
