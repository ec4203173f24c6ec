import fc from "fast-check";
import { expect, test } from "vitest";
import { flipPermutationTest, type CountedAnswers } from "../../src/stats/flip-permutation-test.js";
import oracles from "../oracles/bias.json" with { type: "json" };

const kinds = ["A", "B", "tie"];

function counted(
  items: readonly { original: readonly string[]; swapped: readonly string[] }[],
): CountedAnswers[] {
  const count = (answers: readonly string[]): number[] =>
    kinds.map((kind) => answers.filter((answer) => answer === kind).length);
  return items
    .filter(({ original, swapped }) => original.length > 1 && swapped.length > 1)
    .map(({ original, swapped }) => ({ original: count(original), swapped: count(swapped) }));
}

test.each(oracles.flips)(
  "flipPermutationTest() is near the exact distribution over all deals: $p",
  ({ items, p }) => {
    const found = flipPermutationTest(counted(items), { seed: 1, draws: 20_000 });
    expect(Math.abs(found.p - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000) + 1e-4);
  },
);

test("flipPermutationTest() is by hand: two of four answers are alike under one position in one deal of three", () => {
  // AA against BB, AB against AB (twice as often), BB against AA.
  const { p } = flipPermutationTest([{ original: [2, 0], swapped: [0, 2] }], { seed: 1, draws: 20_000 });
  expect(Math.abs(p - 1 / 3)).toBeLessThan(0.014);
  expect(flipPermutationTest([{ original: [1, 1], swapped: [1, 1] }], { seed: 1 }).p).toBe(1);
});

test("flipPermutationTest() does not see the order of pairs, positions of equal size, and names of answers", () => {
  const pair = fc
    .tuple(fc.nat(3), fc.nat(3))
    .map(([a, b]) => ({ original: [a, 3 - a, 0], swapped: [b, 2 - (b % 3), 1] }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }), (items) => {
      const { p } = flipPermutationTest(items, { seed: 7, draws: 50 });
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      const turned = items.toReversed().map(({ original, swapped }) => ({
        original: original.toReversed(),
        swapped: swapped.toReversed(),
      }));
      expect(flipPermutationTest(turned, { seed: 7, draws: 50 }).p).toBe(p);
    }),
  );
});

test("flipPermutationTest() of no pair is 1, and refuses draws that are none", () => {
  expect(flipPermutationTest([], { seed: 1 })).toEqual({ p: 1 });
  expect(() => flipPermutationTest([], { seed: 1, draws: 0 })).toThrow(RangeError);
});
