import { expect, test } from "vitest";
import { polynomial } from "../../src/stats/polynomial.js";

test.each([
  { coefficients: [], x: 3, value: 0 },
  { coefficients: [5], x: 3, value: 5 },
  { coefficients: [1, 2, 3], x: 2, value: 17 },
])("polynomial() of $coefficients at $x is $value", ({ coefficients, x, value }) => {
  expect(polynomial(coefficients, x)).toBe(value);
});
