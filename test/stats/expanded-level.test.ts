import { expect, test } from "vitest";
import { expandedLevel } from "../../src/stats/expanded-level.js";

// R: 1 - 2 * pnorm(-sqrt(n / (n - 1)) * qt(0.975, n - 1))
test.each([
  [5, 2.776445105197793],
  [10, 2.262157162798205],
  [20, 2.093024054408309],
])("expandedLevel() of %s clusters is the normal probability within the widened t quantile", (n, t) => {
  // The normal probability within z by the trapezoid rule.
  const z = t * Math.sqrt(n / (n - 1));
  const steps = 200_000;
  let inside = 0;
  for (let step = 0; step < steps; step += 1) {
    const at = (z * (step + 0.5)) / steps;
    inside += (2 * z * Math.exp((-at * at) / 2)) / steps / Math.sqrt(2 * Math.PI);
  }
  expect(expandedLevel(0.95, n)).toBeCloseTo(inside, 9);
});

test("expandedLevel() falls to the level itself as clusters grow, and stays below 1", () => {
  const levels = [2, 3, 5, 10, 30, 100, 1000, 100_000].map((clusters) => expandedLevel(0.95, clusters));
  expect([...levels].sort((a, b) => b - a)).toEqual(levels);
  expect(levels[0]).toBeLessThan(1);
  expect(levels.at(-1)).toBeCloseTo(0.95, 5);
});

test("expandedLevel() refuses impossible levels and one cluster", () => {
  expect(() => expandedLevel(1, 10)).toThrow(RangeError);
  expect(() => expandedLevel(0.95, 1)).toThrow(RangeError);
});
