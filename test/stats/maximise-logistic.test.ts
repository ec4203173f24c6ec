import { expect, test } from "vitest";
import { maximiseLogistic } from "../../src/stats/maximise-logistic.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.logistic)(
  "maximiseLogistic() reaches statsmodels' likelihood: $logLikelihood",
  (example) => {
    const columns = [example.outcomes.map(() => 1), ...Object.values(example.predictors)];
    const names = ["intercept", ...Object.keys(example.predictors)];
    const maximum = maximiseLogistic(columns, example.outcomes, names);
    if ("undefined" in maximum) throw new Error(maximum.undefined);
    expect(maximum.logLikelihood).toBeCloseTo(example.logLikelihood, 10);
    // At the top each predictor is orthogonal to what is left over.
    for (const column of columns) {
      const sum = column.reduce((total, x, i) => total + x * (maximum.residuals[i] ?? NaN), 0);
      expect(sum).toBeCloseTo(0, 8);
    }
  },
);

test("maximiseLogistic() names what separates, and what depends on other columns", () => {
  const one = [1, 1, 1, 1];
  expect(maximiseLogistic([one, [0, 1, 2, 3]], [0, 0, 1, 1], ["intercept", "x"])).toHaveProperty(
    "undefined",
    expect.stringContaining("separation"),
  );
  expect(maximiseLogistic([one, [0, 1, 2, 3], [1, 2, 3, 4]], [0, 1, 0, 1], ["intercept", "x", "y"])).toEqual({
    undefined: "'y' is constant, or made up of the predictors before it",
  });
});

test("maximiseLogistic() says separation where predictors that are hardly apart foretell outcomes, not that they are dependent", () => {
  const z = Array.from({ length: 200 }, (_, i) => Math.sin(7 * i));
  // The two differ on three observations, all of outcome 1: their difference separates these.
  const nearly = z.map((value, i) => (i % 80 === 3 ? value + 0.003 : value));
  const fit = (outcomes: readonly number[]): ReturnType<typeof maximiseLogistic> =>
    maximiseLogistic([z.map(() => 1), z, nearly], outcomes, ["intercept", "z", "nearly"]);
  const outcomes = z.map((value, i) =>
    i % 80 === 3 || (value + Math.cos(3 * i)) * (i % 3 === 0 ? -1 : 1) > 0 ? 1 : 0,
  );
  expect(fit(outcomes)).toEqual({
    undefined:
      "separation: the outcomes follow from 'z', 'nearly' without exception, so that no finite effect fits",
  });
  // One of the three of outcome 0: a finite maximum, however large.
  expect(fit(outcomes.map((outcome, i) => (i === 83 ? 0 : outcome)))).not.toHaveProperty("undefined");
  const copied = maximiseLogistic([z.map(() => 1), z, z.map((value) => 2 * value)], outcomes, [
    "one",
    "z",
    "twice",
  ]);
  expect(copied).toEqual({ undefined: "'twice' is constant, or made up of the predictors before it" });
});
