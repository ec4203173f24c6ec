import { expect, it } from "vitest";
import { lostDigits } from "../../src/imports/lost-digits.js";

it.each([
  [9_007_199_254_740_991, false],
  [9_007_199_254_740_992, true],
  [-1e20, true],
  [0.1, false],
  [17, false],
])("says of %d whether digits may have been lost: %s", (value, lost) => {
  expect(lostDigits(value)).toBe(lost);
});
