import { expect, test } from "vitest";
import { averageMarginalEffect } from "../../src/stats/average-marginal-effect.js";
import { logisticRegression } from "../../src/stats/logistic-regression.js";
import oracles from "../oracles/bias.json" with { type: "json" };

test.each(oracles.logistic)("averageMarginalEffect() equals statsmodels: $logLikelihood", (example) => {
  const { outcomes, predictors, clusters, fits } = example;
  const fit = logisticRegression({ outcomes, predictors, clusters });
  if ("undefined" in fit) throw new Error(fit.undefined);
  fit.names.slice(1).forEach((name, place) => {
    const effect = averageMarginalEffect(fit, predictors, name);
    expect(effect.value).toBeCloseTo(fits.t.effects[place] ?? NaN, 10);
    expect(effect.se).toBeCloseTo(fits.t.effectSe[place] ?? NaN, 9);
    expect(effect.high - effect.low).toBeCloseTo(2 * fit.criticalValue * effect.se, 12);
  });
});

test("averageMarginalEffect() of a coefficient is the slope of the mean fitted probability", () => {
  const outcomes = [1, 0, 1, 1, 0, 1, 0, 0];
  const x = [0, 1, 2, 1, 0, 3, 1, 2];
  const fit = logisticRegression({ outcomes, predictors: { x } });
  if ("undefined" in fit) throw new Error(fit.undefined);
  const mean = (shift: number): number =>
    x.reduce((sum, value) => {
      const eta =
        (fit.coefficients["intercept"]?.value ?? NaN) +
        (fit.coefficients["x"]?.value ?? NaN) * (value + shift);
      return sum + 1 / (1 + Math.exp(-eta)) / x.length;
    }, 0);
  const { value } = averageMarginalEffect(fit, { x }, "x");
  expect(value).toBeCloseTo((mean(1e-5) - mean(-1e-5)) / 2e-5, 9);
});

test.each(oracles.farFromZero)(
  "averageMarginalEffect() is in the units given, far from 0 and tiny ones alike: $effects",
  ({ outcomes, predictors, clusters, effects, effectSe, slopes }) => {
    const fit = logisticRegression({ outcomes, predictors, clusters });
    if ("undefined" in fit) throw new Error(fit.undefined);
    for (const [place, name] of ["year", "tiny"].entries()) {
      const effect = averageMarginalEffect(fit, predictors, name);
      expect(effect.value / (effects[place] ?? NaN)).toBeCloseTo(1, 10);
      expect(effect.se / (effectSe[place] ?? NaN)).toBeCloseTo(1, 8);
      expect(effect.value / (slopes[place] ?? NaN)).toBeCloseTo(1, 5);
    }
  },
);

test("averageMarginalEffect() throws for a predictor that is not there", () => {
  const x = [0, 1, 1, 0];
  const fit = logisticRegression({ outcomes: [1, 0, 1, 0], predictors: { x } });
  if ("undefined" in fit) throw new Error(fit.undefined);
  expect(() => averageMarginalEffect(fit, { x }, "y")).toThrow("no predictor 'y'");
  expect(() => averageMarginalEffect(fit, {}, "x")).toThrow("no values of 'x'");
});
