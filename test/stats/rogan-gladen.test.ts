import fc from "fast-check";
import { expect, test } from "vitest";
import { roganGladen, type TrialCount } from "../../src/stats/rogan-gladen.js";
import oracles from "../oracles/corrections.json" with { type: "json" };

const count = ([successes = 0, n = 0]: readonly number[]): TrialCount => ({ successes, n });

test.each(oracles.roganGladen)("roganGladen() equals the published interval: $value", (example) => {
  const rate = roganGladen({
    judged: count(example.judged),
    specificity: count(example.specificity),
    sensitivity: count(example.sensitivity),
    level: example.level,
  });
  if ("undefined" in rate) throw new Error(rate.undefined);
  expect(rate.value).toBeCloseTo(example.value, 12);
  expect(rate.low).toBeCloseTo(example.low, 11);
  expect(rate.high).toBeCloseTo(example.high, 11);
  expect(rate.information.low).toBeCloseTo(example.information[0] ?? NaN, 12);
  expect(rate.information.high).toBeCloseTo(example.information[1] ?? NaN, 12);
});

const trials = (least: number): fc.Arbitrary<TrialCount> =>
  fc.integer({ min: least, max: 200 }).chain((n) => fc.nat(n).map((successes) => ({ successes, n })));

test("roganGladen() mirrors when passing and failing change places, and stays within 0 and 1", () => {
  const rest = ({ successes, n }: TrialCount): TrialCount => ({ successes: n - successes, n });
  fc.assert(
    fc.property(trials(1), trials(1), trials(1), (judged, specificity, sensitivity) => {
      const rate = roganGladen({ judged, specificity, sensitivity });
      const mirrored = roganGladen({
        judged: rest(judged),
        specificity: sensitivity,
        sensitivity: specificity,
      });
      if ("undefined" in rate || "undefined" in mirrored) {
        expect(mirrored).toEqual(rate);
        return;
      }
      expect(mirrored.value).toBeCloseTo(1 - rate.value, 9);
      expect(mirrored.low).toBeCloseTo(1 - rate.high, 9);
      expect(rate.low).toBeGreaterThanOrEqual(0);
      expect(rate.high).toBeLessThanOrEqual(1);
      expect(rate.low).toBeLessThanOrEqual(rate.high);
    }),
  );
});

test("roganGladen() refuses a judge without information, and labels too few to tell", () => {
  const judged = { successes: 5, n: 10 };
  expect(
    roganGladen({ judged, specificity: { successes: 5, n: 10 }, sensitivity: { successes: 5, n: 10 } }),
  ).toEqual({ undefined: "the judge carries no information: specificity + sensitivity is 1 or less" });
  expect(
    roganGladen({ judged, specificity: { successes: 3, n: 5 }, sensitivity: { successes: 3, n: 5 } }),
  ).toEqual({ undefined: "the labels are too few to tell the judge from one that carries no information" });
  const none = { successes: 0, n: 0 };
  expect(roganGladen({ judged: none, specificity: judged, sensitivity: judged })).toHaveProperty("undefined");
  expect(roganGladen({ judged, specificity: none, sensitivity: judged })).toEqual({
    undefined: "no labelled item that humans fail",
  });
  expect(roganGladen({ judged, specificity: judged, sensitivity: none })).toEqual({
    undefined: "no labelled item that humans pass",
  });
});

test("roganGladen() throws for counts and levels out of range", () => {
  const fine = { successes: 9, n: 10 };
  expect(() => roganGladen({ judged: { successes: 3, n: 2 }, specificity: fine, sensitivity: fine })).toThrow(
    "got 3 successes in 2 trials",
  );
  expect(() => roganGladen({ judged: fine, specificity: fine, sensitivity: fine, level: 1 })).toThrow(
    "level 1",
  );
});
