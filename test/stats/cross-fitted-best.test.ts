import fc from "fast-check";
import { expect, test } from "vitest";
import { crossFittedBest } from "../../src/stats/cross-fitted-best.js";
import oracles from "../oracles/ceilings.json" with { type: "json" };

test("crossFittedBest() equals an independent implementation in rational numbers", () => {
  const { value, naive, best, picks, ...given } = oracles.bestOf;
  expect(crossFittedBest(given)).toMatchObject({
    value: expect.closeTo(value, 12) as number,
    naive: expect.closeTo(naive, 12) as number,
    best,
    picks: picks.map((share) => expect.closeTo(share, 12) as number),
  });
});

test("crossFittedBest() is never above the naive gain, and equal to it for an option that leads everywhere", () => {
  const score = fc.integer({ min: 0, max: 4 });
  const column = fc.array(score, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(column, { minLength: 5, maxLength: 20 }), fc.nat(), (items, seed) => {
      const at = (place: number): number[] => items.map((item) => item[place] ?? 0);
      const base = at(3);
      const given = { base, seed, repeats: 3 };
      const gain = crossFittedBest({ ...given, options: [at(0), at(1), at(2)] });
      if ("undefined" in gain) throw new Error(gain.undefined);
      expect(gain.value).toBeLessThanOrEqual(gain.naive + 1e-9);
      expect(gain.picks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const leader = crossFittedBest({ ...given, options: [at(0), base.map((value) => value + 9)] });
      expect(leader).toMatchObject({
        value: expect.closeTo(9, 9) as number,
        naive: 9,
        best: 1,
        picks: [0, 1],
      });
    }),
  );
});

test("crossFittedBest() of one option is its plain gain", () => {
  const given = { options: [[1, 0, 1, 1, 1]], base: [0, 0, 1, 0, 1], seed: 1 };
  expect(crossFittedBest(given)).toMatchObject({
    value: expect.closeTo(0.4, 12) as number,
    naive: 0.4,
    best: 0,
    picks: [1],
  });
});

test.each([
  { given: { options: [], base: [1] }, reason: "no options" },
  { given: { options: [[]], base: [] }, reason: "no items" },
  { given: { options: [[1, 2]], base: [1, 2] }, reason: "fewer clusters than folds" },
])("crossFittedBest() is undefined: $reason", ({ given, reason }) => {
  expect(crossFittedBest({ ...given, seed: 1 })).toEqual({ undefined: reason });
});

test("crossFittedBest() throws for numbers of items, folds and repeats that cannot be", () => {
  const given = { options: [[1, 2]], base: [1, 2], seed: 1 };
  expect(() => crossFittedBest({ ...given, options: [[1]] })).toThrow("got 1 and 2 scores");
  expect(() => crossFittedBest({ ...given, folds: 1 })).toThrow(RangeError);
  expect(() => crossFittedBest({ ...given, repeats: 0 })).toThrow(RangeError);
});
