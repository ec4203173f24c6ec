import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { sha256 } from "../../../../src/core/sha256.js";
import { shortSha256 } from "../../../../src/cli/compose/imports/short-sha256.js";

test.prop([fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 32 })])(
  "is the beginning of the whole hash",
  (text, bytes) => {
    expect(shortSha256(text, 2 * bytes)).toBe(sha256(text).slice(0, 2 * bytes));
  },
);

test("equals what others compute", () => {
  // printf abc | sha256sum
  expect(shortSha256("abc", 16)).toBe("ba7816bf8f01cfea");
});
