import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Defined } from "../../src/stats/defined.js";
import python from "../oracles/stats-python.json" with { type: "json" };
import r from "../oracles/stats-r.json" with { type: "json" };
import { valueOf } from "./value-of.js";

type Correlate = (first: readonly number[], second: readonly number[]) => Defined;

const pairs = fc.array(fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 })), {
  minLength: 2,
  maxLength: 30,
});

/** What every correlation does: the values of SciPy and R, invariances, reasons and errors. */
export function testCorrelation(
  name: string,
  correlate: Correlate,
  key: "pearson" | "spearman" | "kendall",
): void {
  describe(`${name}()`, () => {
    test.each(python.correlations)("equals SciPy and R: $name", (example) => {
      const actual = valueOf(correlate(example.first, example.second));
      expect(actual).toBeCloseTo(example[key], 12);
      expect(actual).toBeCloseTo(
        r.correlations.find((other) => other.name === example.name)?.[key] ?? NaN,
        12,
      );
    });

    test("is from -1 to 1, symmetric, and changes its sign with either variable", () => {
      fc.assert(
        fc.property(pairs, (values) => {
          const first = values.map((pair) => pair[0]);
          const second = values.map((pair) => pair[1]);
          const correlation = correlate(first, second);
          fc.pre("value" in correlation);
          expect(Math.abs(correlation.value)).toBeLessThanOrEqual(1);
          expect(valueOf(correlate(second, first))).toBeCloseTo(correlation.value, 12);
          const opposite = valueOf(
            correlate(
              first.map((value) => -value),
              second,
            ),
          );
          expect(opposite).toBeCloseTo(-correlation.value, 12);
        }),
      );
    });

    test("does not depend on the order in which the pairs are listed", () => {
      fc.assert(
        fc.property(
          pairs.chain((values) =>
            fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
          ),
          ([values, shuffled]) => {
            const correlation = correlate(
              values.map((pair) => pair[0]),
              values.map((pair) => pair[1]),
            );
            const again = correlate(
              shuffled.map((pair) => pair[0]),
              shuffled.map((pair) => pair[1]),
            );
            if ("value" in correlation) expect(valueOf(again)).toBeCloseTo(correlation.value, 12);
            else expect(again).toEqual(correlation);
          },
        ),
      );
    });

    test("does not change under increasing straight lines", () => {
      fc.assert(
        fc.property(pairs, (values) => {
          const first = values.map((pair) => pair[0]);
          const second = values.map((pair) => pair[1]);
          const correlation = correlate(first, second);
          fc.pre("value" in correlation);
          const moved = first.map((value) => 3 * value + 100);
          expect(valueOf(correlate(moved, second))).toBeCloseTo(correlation.value, 12);
        }),
      );
    });

    test.each([
      { why: "without pairs", first: [], second: [], reason: "fewer than two pairs" },
      { why: "with one pair", first: [1], second: [2], reason: "fewer than two pairs" },
      {
        why: "with a constant first variable",
        first: [0.1, 0.1, 0.1],
        second: [1, 2, 3],
        reason: "the first variable is constant",
      },
      {
        why: "with a constant second variable",
        first: [1, 2, 3],
        second: [0.7, 0.7, 0.7],
        reason: "the second variable is constant",
      },
      {
        why: "with two constant variables",
        first: [1, 1],
        second: [2, 2],
        reason: "both variables are constant",
      },
    ])("is undefined $why", ({ first, second, reason }) => {
      expect(correlate(first, second)).toEqual({ undefined: reason });
    });

    test("throws when lengths differ or a value is not finite", () => {
      expect(() => correlate([1, 2, 3], [1, 2])).toThrow("got 3 and 2 values");
      expect(() => correlate([1, NaN], [1, 2])).toThrow("got NaN at index 1");
      expect(() => correlate([1, 2], [Infinity, 2])).toThrow(TypeError);
    });
  });
}

/** What a correlation of ranks does besides. */
export function testRankCorrelation(name: string, correlate: Correlate): void {
  describe(`${name}()`, () => {
    test("does not change under increasing curves, and is 1 for one", () => {
      fc.assert(
        fc.property(pairs, (values) => {
          const first = values.map((pair) => pair[0]);
          const second = values.map((pair) => pair[1]);
          const curved = first.map((value) => Math.exp(value));
          const correlation = correlate(first, second);
          if ("value" in correlation)
            expect(valueOf(correlate(curved, second))).toBeCloseTo(correlation.value, 12);
          const own = correlate(first, curved);
          if ("value" in own) expect(own.value).toBeCloseTo(1, 12);
        }),
      );
    });
  });
}
