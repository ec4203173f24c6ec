import fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredStandardError } from "../../src/stats/clustered-standard-error.js";
import { skewedMeanInterval } from "../../src/stats/skewed-mean-interval.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.flips)(
  "skewedMeanInterval() inverts Hall's cubic as SciPy does: $bias.value",
  ({ bias }) => {
    const { scores, clusters, value, se, low, high } = bias;
    expect(skewedMeanInterval({ scores, clusters })).toMatchObject({
      value: expect.closeTo(value, 12) as number,
      se: expect.closeTo(se, 12) as number,
      low: expect.closeTo(low, 9) as number,
      high: expect.closeTo(high, 9) as number,
    });
  },
);

test("skewedMeanInterval() is the t interval of scores without skew, and mirrors", () => {
  const rows = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(rows, (given) => {
      const scores = given.map((score) => (score > 5 ? 5 * score : score));
      const found = skewedMeanInterval({ scores });
      const mirrored = skewedMeanInterval({ scores: scores.map((score) => -score) });
      const even = [...scores, ...scores.map((score) => -score)];
      const [level, plain] = [skewedMeanInterval({ scores: even }), clusteredStandardError({ scores: even })];
      if ("undefined" in found || "undefined" in mirrored || "undefined" in level || "undefined" in plain)
        throw new Error("undefined");
      expect(found.low).toBeLessThanOrEqual(found.high);
      expect(mirrored.low).toBeCloseTo(-found.high, 8);
      expect(level.low).toBeCloseTo(plain.low, 9);
      expect(level.high).toBeCloseTo(plain.high, 9);
    }),
  );
});

test("skewedMeanInterval() is undefined where there is no standard error", () => {
  expect(skewedMeanInterval({ scores: [] })).toEqual({ undefined: "no scores" });
  expect(skewedMeanInterval({ scores: [1] })).toEqual({ undefined: "one cluster has no standard error" });
  expect(skewedMeanInterval({ scores: [2, 2, 2] })).toMatchObject({ low: 2, high: 2 });
});
