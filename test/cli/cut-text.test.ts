import { expect, test } from "vitest";
import { cutText } from "../../src/cli/cut-text.js";

test.each([
  { text: "abcde", most: 5, cut: "abcde" },
  { text: "abcdef", most: 5, cut: "abcd…" },
  { text: "ab cdef", most: 4, cut: "ab…" },
  { text: "😀😀😀", most: 3, cut: "😀😀😀" },
  { text: "😀😀😀😀", most: 3, cut: "😀😀…" },
])("cutText() makes '$text' at most $most characters", ({ text, most, cut }) => {
  expect(cutText(text, most)).toBe(cut);
});
