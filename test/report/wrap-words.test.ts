import { expect, test } from "vitest";
import { wrapWords } from "../../src/report/wrap-words.js";

test("wrapWords() breaks at spaces, counts code points, and leaves a long word whole", () => {
  expect(wrapWords("MIT, of the repository that publishes it", 16)).toEqual([
    "MIT, of the",
    "repository that",
    "publishes it",
  ]);
  expect(wrapWords("äö üä 😀😀", 5)).toEqual(["äö üä", "😀😀"]);
  expect(wrapWords("a https://example.org/long b", 8)).toEqual(["a", "https://example.org/long", "b"]);
  expect(wrapWords("", 8)).toEqual([""]);
});
