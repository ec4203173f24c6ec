import fc from "fast-check";
import { expect, test } from "vitest";
import { maxTSignificance, type MaxTSignificance } from "../../src/stats/max-t-significance.js";
import { rankDescending } from "../../src/stats/rank-descending.js";
import { rankIntervals } from "../../src/stats/rank-intervals.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

const compared = (
  estimates: readonly number[],
  significant: (difference: number) => boolean,
): MaxTSignificance => ({
  rows: estimates.length,
  critical: { value: 2 },
  pairs: estimates.flatMap((estimate, first) =>
    estimates.slice(first + 1).map((other, gap) => {
      const difference = estimate - other;
      return { first, second: first + 1 + gap, difference, se: 1, significant: significant(difference) };
    }),
  ),
});

test("rankIntervals() equals an independent implementation", () => {
  const { replicates, estimates, level, ranks } = oracles.maxT;
  const rows = replicates.map((row) => Float64Array.from(row));
  expect(rankIntervals(maxTSignificance(rows, estimates, { level }))).toEqual(ranks);
});

test("rankIntervals() hold the rank of the estimate", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 12 }), fc.nat(15), (estimates, margin) => {
      const intervals = rankIntervals(compared(estimates, (difference) => Math.abs(difference) > margin));
      for (const [row, rank] of rankDescending(estimates).entries()) {
        expect(intervals[row]?.low).toBeLessThanOrEqual(rank);
        expect(intervals[row]?.high).toBeGreaterThanOrEqual(rank);
      }
    }),
  );
});

test("rankIntervals() are the ranking when all differences are significant, and say nothing when none is", () => {
  const estimates = [0.3, 0.9, 0.5];
  expect(rankIntervals(compared(estimates, () => true))).toEqual([
    { low: 3, high: 3 },
    { low: 1, high: 1 },
    { low: 2, high: 2 },
  ]);
  expect(rankIntervals(compared(estimates, () => false))).toEqual(estimates.map(() => ({ low: 1, high: 3 })));
});

test("rankIntervals() of one row is rank 1, and of none nothing", () => {
  expect(rankIntervals(compared([0.5], () => true))).toEqual([{ low: 1, high: 1 }]);
  expect(rankIntervals(compared([], () => true))).toEqual([]);
});

test("rankIntervals() leave identical rows the same interval", () => {
  const random = seededRandom(2);
  const row = Float64Array.from({ length: 50 }, () => random.next());
  const better = row.map((value, index) => value + 3 + (index % 2) / 10);
  expect(rankIntervals(maxTSignificance([row, better, row], [0.5, 3.55, 0.5]))).toEqual([
    { low: 2, high: 3 },
    { low: 1, high: 1 },
    { low: 2, high: 3 },
  ]);
});

test("rankIntervals() throws for a pair of rows that do not exist", () => {
  const pairs = [{ first: 0, second: 5, difference: 1, se: 1, significant: true }];
  expect(() => rankIntervals({ rows: 2, critical: { value: 2 }, pairs })).toThrow(
    "got the pair 0, 5 of 2 rows",
  );
});
