import fc from "fast-check";
import { expect, test } from "vitest";
import { predictionPoweredMean } from "../../src/stats/prediction-powered-mean.js";
import { tuneLambda } from "../../src/stats/tune-lambda.js";
import { valueOf } from "./value-of.js";

test("tuneLambda() is the covariance over the scaled variance", () => {
  // Covariance of 0 1 1 and 0 1 0 is 1/9; variance of 0 1 0 1 0 is 0.3; 1 + 3/2.
  expect(valueOf(tuneLambda([{ human: [0, 1, 1], judge: [0, 1, 0], unlabelled: [1, 0] }]))).toBeCloseTo(
    1 / 9 / (2.5 * 0.3),
    12,
  );
});

test("tuneLambda() leaves next to nothing to gain by another weight when both kinds of items vary alike", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 4, maxLength: 30 }), (rows) => {
      const human = rows.map((row) => row[0]);
      const judge = rows.map((row) => row[1]);
      const lambda = tuneLambda([{ human, judge, unlabelled: judge }]);
      fc.pre("value" in lambda);
      const variance = (weight: number): number => {
        const items = { labelled: { human, judge }, unlabelled: { judge }, correction: "none" as const };
        const mean = predictionPoweredMean({ ...items, lambda: weight });
        return "undefined" in mean ? Infinity : mean.se ** 2;
      };
      // The two divisors differ, n and n + N - 1: less than one part in n.
      const least = Math.min(...Array.from({ length: 21 }, (_, step) => variance(step / 20)));
      expect(variance(lambda.value)).toBeLessThanOrEqual(least + variance(0) / rows.length + 1e-12);
    }),
  );
});

test("tuneLambda() is 0 for a judge that goes against the humans, and never above 1", () => {
  expect(tuneLambda([{ human: [0, 1, 0, 1], judge: [1, 0, 1, 0], unlabelled: [1, 0] }])).toEqual({
    value: 0,
  });
  expect(tuneLambda([{ human: [0, 9, 0, 9], judge: [0, 1, 0, 1], unlabelled: [1, 0] }])).toEqual({
    value: 1,
  });
});

test("tuneLambda() is undefined without items or spread", () => {
  expect(tuneLambda([{ human: [], judge: [], unlabelled: [1] }])).toEqual({ undefined: "no labelled items" });
  expect(tuneLambda([{ human: [1], judge: [1], unlabelled: [] }])).toEqual({
    undefined: "no unlabelled items",
  });
  expect(tuneLambda([{ human: [1, 0], judge: [0.1, 0.1], unlabelled: [0.1] }])).toEqual({
    undefined: "the judge gives every item the same value",
  });
  expect(() => tuneLambda([{ human: [NaN], judge: [1], unlabelled: [1] }])).toThrow(TypeError);
});
