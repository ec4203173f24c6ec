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
