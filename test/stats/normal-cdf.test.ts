import { expect, test } from "vitest";
import { normalCdf } from "../../src/stats/normal-cdf.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.normal.cdf)("normalCdf() equals R at $x to 13 digits", ({ x, p }) => {
  expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-13);
});

test("normalCdf() adds up to 1 with its mirror image and never falls", () => {
  let previous = 0;
  for (let x = -9; x <= 9; x += 0.01) {
    expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
    expect(normalCdf(x)).toBeGreaterThanOrEqual(previous);
    previous = normalCdf(x);
  }
});

test("normalCdf() is 0 and 1 at the infinities and throws at NaN", () => {
  expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(-40)]).toEqual([0, 1, 0]);
  expect(() => normalCdf(NaN)).toThrow(TypeError);
});
