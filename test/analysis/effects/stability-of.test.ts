import { expect, test } from "vitest";
import { firstShares } from "../../../src/analysis/effects/first-shares.js";
import { stabilityOf } from "../../../src/analysis/effects/stability-of.js";

const rows = [
  [0.9, 0.9, 0.6, 0.9],
  [0.8, 0.7, 0.8, 0.9],
  [0.1, 0.8, 0.1, 0.1],
].map((row) => Float64Array.from(row));

test("stabilityOf() counts resamples with the same first row, the same top and the same order", () => {
  // Orders of the resamples: 0 1 2, 0 2 1, 1 0 2, and 0 1 2 where the two are equal.
  const found = stabilityOf([0.9, 0.8, 0.1], rows);
  if ("undefined" in found) throw new Error(found.undefined);
  expect(found).toMatchObject({ first: 3 / 4, top: { k: 2, share: 3 / 4 }, order: 2 / 4, resamples: 4 });
  // Tau-b by hand: 1, 1/3, 1/3, and 2 / root(2 * 3) with one tie.
  expect(found.tau.mean).toBeCloseTo((1 + 1 / 3 + 1 / 3 + 2 / Math.sqrt(6)) / 4, 12);
});

test("stabilityOf() has nothing to say of one row, and of rows that are all alike", () => {
  expect(stabilityOf([1], [Float64Array.of(1)])).toEqual({ undefined: "fewer than two rows have no order" });
  expect(stabilityOf([1, 1], [Float64Array.of(1), Float64Array.of(1)])).toEqual({
    undefined: "all rows are alike",
  });
});

test("firstShares() divides a shared first place", () => {
  expect(firstShares(rows)).toEqual([5 / 8, 3 / 8, 0]);
  expect(firstShares([])).toEqual([]);
});
