import fc from "fast-check";
import { expect, test } from "vitest";
import { standardScores } from "../../src/stats/standard-scores.js";
import oracles from "../oracles/correlation-difference.json" with { type: "json" };

test.each(oracles.standard)("standardScores() equals SciPy: $values", ({ values, scores }) => {
  standardScores(values).forEach((score, index) => {
    expect(score).toBeCloseTo(scores[index] ?? Number.NaN, 12);
  });
});

test("standardScores() has mean 0 and standard deviation 1, or is 0 where nothing varies", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
      const scores = standardScores(values);
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      const variance = scores.reduce((sum, score) => sum + score ** 2, 0) / scores.length;
      expect(mean).toBeCloseTo(0, 9);
      expect(variance).toBeCloseTo(new Set(values).size === 1 ? 0 : 1, 9);
    }),
  );
  expect(standardScores([])).toEqual([]);
  expect(() => standardScores([1, Infinity])).toThrow(TypeError);
});
