import { expect, test } from "vitest";
import { lengthControlledAccuracy } from "../../src/stats/length-controlled-accuracy.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.lengthControlled)("lengthControlledAccuracy() equals statsmodels: $value", (example) => {
  const { correct, lengthDifferences, first, clusters, value, low, high, raw } = example;
  const covariates = first === null ? {} : { first };
  expect(lengthControlledAccuracy({ correct, lengthDifferences, covariates, clusters })).toMatchObject({
    value: expect.closeTo(value, 10) as number,
    low: expect.closeTo(low, 9) as number,
    high: expect.closeTo(high, 9) as number,
    raw: expect.closeTo(raw, 12) as number,
  });
  // Metres or feet: the scale is taken out.
  const feet = lengthDifferences.map((difference) => difference * 3.2808);
  expect(lengthControlledAccuracy({ correct, lengthDifferences: feet, covariates, clusters })).toMatchObject({
    value: expect.closeTo(value, 10) as number,
  });
});

test("lengthControlledAccuracy() does not depend on the origin and unit of a covariate", () => {
  const [example] = oracles.lengthControlled.filter(({ first }) => first !== null);
  if (example === undefined || example.first === null) throw new Error("no covariate");
  const { correct, lengthDifferences, first, clusters, value, low, high } = example;
  const place = first.map((side) => 2000 + side);
  expect(
    lengthControlledAccuracy({ correct, lengthDifferences, clusters, covariates: { place } }),
  ).toMatchObject({
    value: expect.closeTo(value, 8) as number,
    low: expect.closeTo(low, 8) as number,
    high: expect.closeTo(high, 8) as number,
  });
});

test("lengthControlledAccuracy() is undefined where lengths do not differ, or the judge is always right", () => {
  const correct = [1, 0, 1, 1];
  expect(lengthControlledAccuracy({ correct, lengthDifferences: [0, 0, 0, 0] })).toEqual({
    undefined: "'length' is constant, or made up of the predictors before it",
  });
  expect(lengthControlledAccuracy({ correct: [1, 1, 1], lengthDifferences: [1, 2, 3] })).toEqual({
    undefined: "every outcome is 1",
  });
  expect(lengthControlledAccuracy({ correct: [], lengthDifferences: [] })).toHaveProperty("undefined");
  expect(() => lengthControlledAccuracy({ correct, lengthDifferences: [1] })).toThrow(RangeError);
});

test("lengthControlledAccuracy() refuses a covariate that would take the place of the length term", () => {
  const given = { correct: [1, 0, 1, 1], lengthDifferences: [3, -1, 2, -2] };
  for (const name of ["length", "intercept"]) {
    const covariates = { [name]: [1, -1, -1, 1] };
    expect(() => lengthControlledAccuracy({ ...given, covariates })).toThrow(RangeError);
  }
});
