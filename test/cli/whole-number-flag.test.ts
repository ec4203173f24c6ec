import { expect, test } from "vitest";
import { wholeNumberFlag } from "../../src/cli/whole-number-flag.js";

test("wholeNumberFlag() takes a whole number, and nothing where the flag is absent", () => {
  expect(wholeNumberFlag({ size: "3" }, "size", { least: 2 })).toBe(3);
  expect(wholeNumberFlag({}, "size", { least: 2 })).toBeUndefined();
});

test.each(["1", "2.5", "many", ""])("wholeNumberFlag() refuses '%s'", (size) => {
  expect(() => wholeNumberFlag({ size }, "size", { least: 2 })).toThrow(
    `Expected a whole number of at least 2 for --size: got '${size}'`,
  );
});
