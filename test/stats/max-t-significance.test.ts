import fc from "fast-check";
import { expect, test } from "vitest";
import { maxTSignificance } from "../../src/stats/max-t-significance.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };
import { valueOf } from "./value-of.js";

const noisy = (estimate: number, seed: string, size = 0.1): Float64Array => {
  const random = seededRandom(seed);
  return Float64Array.from({ length: 200 }, () => estimate + size * (random.next() - 0.5));
};

test("maxTSignificance() equals NumPy", () => {
  const { replicates, estimates, level, critical, pairs } = oracles.maxT;
  const rows = replicates.map((row) => Float64Array.from(row));
  const result = maxTSignificance(rows, estimates, { level });
  expect(valueOf(result.critical)).toBeCloseTo(critical, 9);
  expect(result.rows).toBe(5);
  expect(result.pairs).toHaveLength(pairs.length);
  for (const [index, pair] of pairs.entries()) {
    expect(result.pairs[index]).toEqual({
      ...pair,
      difference: expect.closeTo(pair.difference, 12) as number,
      se: expect.closeTo(pair.se, 12) as number,
    });
  }
});

test("maxTSignificance() turns signs and nothing else with the order of the rows", () => {
  const estimates = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(estimates, (tenths) => {
      const values = tenths.map((tenth) => tenth / 100);
      const rows = values.map((value, row) => noisy(value, `row ${row}`));
      const forward = maxTSignificance(rows, values);
      const backward = maxTSignificance(rows.toReversed(), values.toReversed());
      expect(backward.critical).toEqual(forward.critical);
      for (const { first, second, difference, se, significant } of forward.pairs) {
        const mirror = backward.pairs.find(
          (pair) => pair.first === values.length - 1 - second && pair.second === values.length - 1 - first,
        );
        expect(mirror).toMatchObject({ difference: -difference + 0, significant });
        expect(mirror?.se).toBeCloseTo(se, 12);
      }
    }),
    { numRuns: 30 },
  );
});

test("maxTSignificance() is stricter with more rows", () => {
  const rows = Array.from({ length: 10 }, (_, row) => noisy(0.5, `row ${row}`));
  const criticals = [2, 3, 10].map((count) =>
    valueOf(
      maxTSignificance(
        rows.slice(0, count),
        rows.slice(0, count).map(() => 0.5),
      ).critical,
    ),
  );
  expect(criticals).toEqual(criticals.toSorted((a, b) => a - b));
  expect(new Set(criticals).size).toBe(3);
});

test("maxTSignificance() takes identical rows as not different, and a constant difference as significant", () => {
  const row = noisy(0.5, "row");
  const shifted = row.map((value) => value + 0.1);
  const result = maxTSignificance([row, row, shifted, noisy(0.5, "other")], [0.5, 0.5, 0.6, 0.5]);
  expect(result.pairs[0]).toEqual({ first: 0, second: 1, difference: 0, se: 0, significant: false });
  expect(result.pairs[1]).toMatchObject({ se: 0, significant: true });
  // The rounding of a constant difference is not variation: the critical value stays one of the varying pairs.
  expect(valueOf(result.critical)).toBeLessThan(5);
});

test("maxTSignificance() has no critical value when nothing varies or fewer than two rows exist", () => {
  const constant = new Float64Array(10).fill(0.5);
  const other = new Float64Array(10).fill(0.7);
  const result = maxTSignificance([constant, other, constant], [0.5, 0.7, 0.5]);
  expect(result.critical).toEqual({ undefined: "no difference varies" });
  expect(result.pairs.map((pair) => pair.significant)).toEqual([true, false, true]);
  expect(maxTSignificance([constant], [0.5])).toMatchObject({
    critical: { undefined: "no difference varies" },
    pairs: [],
  });
  expect(maxTSignificance([], [])).toMatchObject({ rows: 0, pairs: [] });
});

test.each([
  { why: "rows are missing", rows: [[1, 2]], estimates: [1, 2], error: RangeError },
  { why: "replicates are missing", rows: [[1, 2, 3], [1, 2]], estimates: [1, 2], error: RangeError }, // prettier-ignore
  { why: "there is one replicate", rows: [[1], [2]], estimates: [1, 2], error: RangeError },
  { why: "a replicate is NaN", rows: [[1, NaN], [1, 2]], estimates: [1, 2], error: TypeError }, // prettier-ignore
  { why: "an estimate is NaN", rows: [[1, 2], [1, 2]], estimates: [1, NaN], error: TypeError }, // prettier-ignore
])("maxTSignificance() throws when $why", ({ rows, estimates, error }) => {
  const replicates = rows.map((row) => Float64Array.from(row));
  expect(() => maxTSignificance(replicates, estimates)).toThrow(error);
});

test("maxTSignificance() throws for a level out of range", () => {
  expect(() => maxTSignificance([], [], { level: 95 })).toThrow(RangeError);
});
