import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { countCodePoints } from "../../src/core/count-code-points.js";

test.prop([fc.string({ unit: "binary" })])("countCodePoints() counts what a text is iterated by", (text) => {
  expect(countCodePoints(text)).toBe(Array.from(text).length);
});

it.each([
  ["", 0],
  ["na\u00EFve", 5],
  ["\u{1F600}\u{1F600}", 2],
  ["a\uD83D", 2],
  ["\uDE00\uD83D", 2],
])("countCodePoints() of %j is %d, lone surrogates included", (text, count) => {
  expect(countCodePoints(text)).toBe(count);
});
