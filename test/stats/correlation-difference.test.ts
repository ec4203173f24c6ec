import fc from "fast-check";
import { expect, test } from "vitest";
import { correlationDifference } from "../../src/stats/correlation-difference.js";
import { kendallTauB } from "../../src/stats/kendall-tau-b.js";
import { midRanks } from "../../src/stats/mid-ranks.js";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { spearmanCorrelation } from "../../src/stats/spearman-correlation.js";
import { standardScores } from "../../src/stats/standard-scores.js";
import oracles from "../oracles/correlation-difference.json" with { type: "json" };

const kinds = {
  pearson: { correlate: pearsonCorrelation, scale: standardScores },
  spearman: { correlate: spearmanCorrelation, scale: midRanks },
  kendall: { correlate: kendallTauB, scale: midRanks },
};
const spearman = kinds.spearman;

test.each(oracles.cases)(
  "correlationDifference() equals SciPy over all swaps: $kind, n $clusters.length",
  (given) => {
    const { kind, first, second, gold, clusters } = given;
    const { seed, resamples } = oracles;
    const options = { first, second, gold, clusters, seed, resamples };
    expect(correlationDifference({ ...options, ...kinds[kind as keyof typeof kinds] })).toMatchObject({
      value: expect.closeTo(given.value, 10) as number,
      low: expect.closeTo(given.low, 10) as number,
      high: expect.closeTo(given.high, 10) as number,
      p: expect.closeTo(given.p, 12) as number,
      exact: true,
    });
  },
);

const unit = fc.tuple(fc.nat(5), fc.nat(50), fc.nat(5), fc.nat(8));

test("correlationDifference() turns its sign with the judges, and its interval holds possible values", () => {
  fc.assert(
    fc.property(fc.array(unit, { minLength: 3, maxLength: 14 }), fc.nat(), (rows, seed) => {
      const column = (place: 0 | 1 | 2 | 3): number[] => rows.map((row) => row[place]);
      const common = { gold: column(2), clusters: column(3), seed, resamples: 10, swaps: 10, ...spearman };
      const found = correlationDifference({ ...common, first: column(0), second: column(1) });
      const turned = correlationDifference({ ...common, first: column(1), second: column(0) });
      if ("undefined" in found || "undefined" in turned) {
        expect("undefined" in found).toBe("undefined" in turned);
        return;
      }
      expect(turned.value).toBeCloseTo(-found.value, 12);
      expect(turned.p).toBeCloseTo(found.p, 12);
      expect(found.low).toBeGreaterThanOrEqual(-2);
      expect(found.high).toBeLessThanOrEqual(2);
      expect(found.p).toBeGreaterThan(0);
      expect(found.p).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});

test("correlationDifference() finds nothing between a judge and itself, whatever its scale", () => {
  const first = [1, 4, 2, 8, 5, 7, 3, 3, 9, 2, 6, 1, 2, 3];
  const gold = first.map((score, index) => score + ((index * 5) % 7));
  const second = first.map((score) => score * 10);
  expect(
    correlationDifference({ first, second, gold, seed: 1, resamples: 50, swaps: 50, ...spearman }),
  ).toMatchObject({
    value: 0,
    low: 0,
    high: 0,
    p: 1,
  });
});

test.each([
  [{ first: [1, 1, 1] }, "first: "],
  [{ second: [2, 2, 2] }, "second: "],
  [{ clusters: ["a", "a", "a"] }, "two clusters"],
])("correlationDifference() says why it cannot tell: %j", (change, reason) => {
  const given = { first: [1, 2, 3], second: [3, 1, 2], gold: [1, 3, 2], seed: 1, ...spearman };
  const found = correlationDifference({ ...given, ...change });
  expect("undefined" in found ? found.undefined : "").toContain(reason);
});

test("correlationDifference() refuses what is no sample", () => {
  const given = { first: [1, 2, 3], second: [3, 1, 2], gold: [1, 3, 2], seed: 1, ...spearman };
  expect(() => correlationDifference({ ...given, gold: [1] })).toThrow(RangeError);
  expect(() => correlationDifference({ ...given, swaps: 0 })).toThrow(RangeError);
  expect(() => correlationDifference({ ...given, first: [1, 2, Number.NaN] })).toThrow(TypeError);
});

test("correlationDifference() has neither value nor p where too many resamples or swaps lack a correlation", () => {
  const given = { gold: [1, 2, 3, 4, 5, 6], seed: 1, correlate: pearsonCorrelation };
  const flat = { first: [1, 1, 1, 1, 1, 2], second: [1, 2, 3, 4, 6, 5] };
  expect(correlationDifference({ ...given, ...flat, scale: standardScores })).toEqual({
    undefined: expect.stringMatching(/^\d+ of 2000 resamples have no value$/) as string,
  });
  // A scale that says the same of every score leaves resamples alone, and no swap a correlation.
  const level = (scores: readonly number[]): number[] => scores.map(() => 0);
  const varied = { first: [2, 1, 3, 4, 5, 6], second: [1, 2, 3, 4, 6, 5] };
  expect(correlationDifference({ ...given, ...varied, scale: level })).toEqual({
    undefined: "32 of 32 swaps of the judges have no value",
  });
});

test("correlationDifference() counts the few swaps without a correlation as far", () => {
  const gold = [1, 2, 3, 4, 5, 6];
  const given = { first: gold, second: [2, 1, 4, 3, 6, 5], gold, seed: 1, scale: midRanks, resamples: 50 };
  const whole = correlationDifference({ ...given, correlate: pearsonCorrelation });
  const oneUnknown = correlationDifference({
    ...given,
    correlate: (scores, other) =>
      scores.join() === "1,1,4,4,6,6" ? { undefined: "told so" } : pearsonCorrelation(scores, other),
  });
  if ("undefined" in whole || "undefined" in oneUnknown) throw new Error("no difference");
  expect(oneUnknown.p).toBeCloseTo(whole.p + 1 / 32, 12);
});
