import { expect, it } from "vitest";
import { numberFlag } from "../../src/cli/number-flag.js";

it("numberFlag gives the number of a flag, and nothing where it was not given", () => {
  expect(numberFlag({ level: "0.9" }, "level", { above: 0, below: 1 })).toBe(0.9);
  expect(numberFlag({}, "level", { above: 0, below: 1 })).toBeUndefined();
});

it.each([
  ["95", { above: 0, below: 1 }, "Expected a number above 0 and below 1 for --most-wanted: got '95'"],
  ["1.5", { least: 1, whole: true }, "Expected a whole number of at least 1 for --most-wanted: got '1.5'"],
  ["", { most: 3 }, "Expected a number of at most 3 for --most-wanted: got ''"],
  ["x", {}, "Expected a number for --most-wanted: got 'x'"],
])("numberFlag refuses '%s'", (text, bounds, message) => {
  expect(() => numberFlag({ mostWanted: text }, "mostWanted", bounds)).toThrow(message);
});
