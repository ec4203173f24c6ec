import fc from "fast-check";
import { expect, test } from "vitest";
import { logisticRegression, type LogisticRegression } from "../../src/stats/logistic-regression.js";
import oracles from "../oracles/bias.json" with { type: "json" };

function fitted(fit: LogisticRegression | { readonly undefined: string }): LogisticRegression {
  if ("undefined" in fit) throw new Error(fit.undefined);
  return fit;
}

test.each(oracles.logistic)("logisticRegression() equals statsmodels: $logLikelihood", (example) => {
  const { outcomes, predictors, clusters, fits } = example;
  for (const quantile of ["t", "z"] as const) {
    const expected = fits[quantile];
    const options = { outcomes, predictors, clusters, quantile, level: 0.9 };
    const fit = fitted(logisticRegression(options));
    const plain = fitted(logisticRegression({ ...options, correction: "clusters" }));
    expect(fit.logLikelihood).toBeCloseTo(example.logLikelihood, 10);
    fit.names.forEach((name, place) => {
      const coefficient = fit.coefficients[name];
      expect(coefficient?.value).toBeCloseTo(expected.values[place] ?? NaN, 10);
      expect(coefficient?.se).toBeCloseTo(expected.se[place] ?? NaN, 10);
      expect(coefficient?.low).toBeCloseTo(expected.low[place] ?? NaN, 9);
      expect(coefficient?.high).toBeCloseTo(expected.high[place] ?? NaN, 9);
      expect(plain.coefficients[name]?.se).toBeCloseTo(expected.seClusters[place] ?? NaN, 10);
      fit.covariance[place]?.forEach((entry, other) => {
        expect(entry).toBeCloseTo(expected.covariance[place]?.[other] ?? NaN, 10);
      });
    });
  }
});

test("logisticRegression() is separated exactly where a linear programme finds a separating direction", () => {
  for (const { outcomes, columns, separated } of oracles.separation) {
    const predictors = Object.fromEntries(columns.map((column, place) => [`x${place}`, column]));
    const fit = logisticRegression({ outcomes, predictors });
    expect("undefined" in fit && fit.undefined.startsWith("separation")).toBe(separated);
  }
});

test("logisticRegression() of one group is its log-odds, and turns round with the outcomes", () => {
  const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -3, max: 3 }), fc.nat(6)), {
    minLength: 10,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (given, unit) => {
      const outcomes = given.map((row) => Number(row[0]));
      const clusters = given.map((row) => row[2]);
      const x = given.map((row) => row[1]);
      const right = outcomes.filter((outcome) => outcome === 1).length;
      const alone = logisticRegression({ outcomes, predictors: {}, clusters });
      fc.pre("names" in alone);
      expect(alone.coefficients["intercept"]?.value).toBeCloseTo(Math.log(right / (given.length - right)), 8);
      const fit = logisticRegression({ outcomes, predictors: { x }, clusters });
      fc.pre("names" in fit);
      const turned = fitted(
        logisticRegression({
          outcomes: outcomes.map((outcome) => 1 - outcome),
          predictors: { x: x.map((value) => value * unit) },
          clusters,
        }),
      );
      const [one, other] = [fit.coefficients["x"], turned.coefficients["x"]];
      expect((other?.value ?? NaN) * unit).toBeCloseTo(-(one?.value ?? NaN), 6);
      expect((other?.se ?? NaN) * unit).toBeCloseTo(one?.se ?? NaN, 6);
    }),
  );
});

test("logisticRegression() gains nothing from repeats of the same observations but the correction", () => {
  const outcomes = [1, 0, 1, 1, 0, 1, 0, 0, 1, 1];
  const x = [0, 1, 2, 1, 0, 3, 1, 2, 3, 0];
  const clusters = [...outcomes.keys()];
  const once = fitted(logisticRegression({ outcomes, predictors: { x }, clusters, correction: "clusters" }));
  const twice = fitted(
    logisticRegression({
      outcomes: [...outcomes, ...outcomes],
      predictors: { x: [...x, ...x] },
      clusters: [...clusters, ...clusters],
      correction: "clusters",
    }),
  );
  expect(twice.coefficients["x"]?.se).toBeCloseTo(once.coefficients["x"]?.se ?? NaN, 10);
});

test.each([
  { name: "one outcome", outcomes: [1, 1, 1], x: [0, 1, 2], reason: "every outcome is 1" },
  {
    name: "a constant predictor",
    outcomes: [1, 0, 1],
    x: [2, 2, 2],
    reason: "'x' is constant, or made up of the predictors before it",
  },
  { name: "two observations", outcomes: [1, 0], x: [0, 1], reason: "2 observations for 2 coefficients" },
  {
    name: "separation",
    outcomes: [0, 0, 1, 1],
    x: [1, 2, 3, 4],
    reason:
      "separation: the outcomes follow from 'intercept', 'x' without exception, so that no finite effect fits",
  },
])("logisticRegression() is undefined for $name", ({ outcomes, x, reason }) => {
  expect(logisticRegression({ outcomes, predictors: { x } })).toEqual({ undefined: reason });
});

test("logisticRegression() is undefined for one cluster, and names what is separated alone", () => {
  const outcomes = [1, 0, 1, 0, 1, 1];
  const x = [0, 1, 1, 0, 1, 0];
  expect(logisticRegression({ outcomes, predictors: { x }, clusters: outcomes.map(() => "a") })).toEqual({
    undefined: "one cluster has no standard error",
  });
  const flag = [0, 0, 0, 0, 0, 1];
  const fit = logisticRegression({ outcomes: [1, 0, 1, 0, 0, 1], predictors: { x, flag } });
  expect(fit).toEqual({
    undefined: "separation: the outcomes follow from 'flag' without exception, so that no finite effect fits",
  });
});

test("logisticRegression() throws for outcomes that are neither 0 nor 1, lengths that differ and reserved names", () => {
  expect(() => logisticRegression({ outcomes: [0.5], predictors: {} })).toThrow("outcomes must be 0 or 1");
  expect(() => logisticRegression({ outcomes: [1], predictors: {}, clusters: [] })).toThrow(
    "1 outcomes and 0 labels",
  );
  expect(() => logisticRegression({ outcomes: [1], predictors: { x: [] } })).toThrow("0 values of 'x'");
  expect(() => logisticRegression({ outcomes: [1], predictors: { intercept: [1] } })).toThrow(
    "added by itself",
  );
  expect(() => logisticRegression({ outcomes: [1], predictors: { x: [NaN] } })).toThrow(TypeError);
  expect(() => logisticRegression({ outcomes: [1], predictors: {}, level: 95 })).toThrow(RangeError);
});

/** Log-odds follow x; multiples of 1/1024, so that shifts by whole numbers lose nothing. */
const uncentred = Array.from({ length: 120 }, (_, i) => Math.round(Math.sin(i * 2.7) * 1024) / 1024);
const chosen = uncentred.map((x, i) => Number(x + 1.5 * Math.cos(i * 5.3) > 0));
const grouped = uncentred.map((_, i) => i % 40);

test("logisticRegression() does not care where a predictor's 0 is, nor for its unit", () => {
  const base = fitted(
    logisticRegression({ outcomes: chosen, predictors: { x: uncentred }, clusters: grouped }),
  );
  const [slope, constant] = [base.coefficients["x"], base.coefficients["intercept"]];
  if (slope === undefined || constant === undefined) throw new Error("no coefficients");
  const shifts = fc.oneof(
    fc.constantFrom(0, 1000, 2000, 1e4, 1e6, -1e6, 1e9),
    fc.integer({ min: -1e6, max: 1e6 }),
  );
  fc.assert(
    fc.property(shifts, fc.integer({ min: -400, max: 400 }), (shift, power) => {
      const scale = 2 ** power;
      const x = uncentred.map((value) => (value + shift) * scale);
      const fit = fitted(logisticRegression({ outcomes: chosen, predictors: { x }, clusters: grouped }));
      const [own, start] = [fit.coefficients["x"], fit.coefficients["intercept"]];
      if (own === undefined || start === undefined) throw new Error("no coefficients");
      expect(own.value * scale).toBeCloseTo(slope.value, 9);
      expect(own.value / own.se).toBeCloseTo(slope.value / slope.se, 9);
      expect((start.value + shift * slope.value) / (1 + Math.abs(shift))).toBeCloseTo(
        constant.value / (1 + Math.abs(shift)),
        9,
      );
      expect(fit.logLikelihood).toBeCloseTo(base.logLikelihood, 9);
      if (Math.abs(shift) > 1e4) return;
      uncentred.forEach((value, i) => {
        const logOdds = start.value + own.value * (x[i] ?? NaN);
        expect(logOdds).toBeCloseTo(constant.value + slope.value * value, 9);
      });
    }),
  );
});

test.each([1e-160, 1e160])(
  "logisticRegression() names a predictor in a unit that it cannot compute in: %d",
  (unit) => {
    const x = uncentred.map((value) => value * unit);
    expect(logisticRegression({ outcomes: chosen, predictors: { x }, clusters: grouped })).toEqual({
      undefined: "the variance of the effect of 'x' is no number of usual size: take another unit",
    });
  },
);

test("logisticRegression() takes a large constant for a constant", () => {
  expect(logisticRegression({ outcomes: chosen, predictors: { x: uncentred.map(() => 2000.1) } })).toEqual({
    undefined: "'x' is constant, or made up of the predictors before it",
  });
});
