import fc from "fast-check";
import { expect, test } from "vitest";
import { seededOrder } from "../../src/stats/seeded-order.js";

const ordered = (ids: readonly string[], seed: number | string): string[] =>
  seededOrder(ids, seed).flatMap((place) => ids.slice(place, place + 1));
const distinct = fc.uniqueArray(fc.string({ unit: "binary" }), { maxLength: 20 });

test("seededOrder() is a permutation that depends on the set of ids and the seed only", () => {
  fc.assert(
    fc.property(
      distinct.chain((ids) =>
        fc.tuple(fc.constant(ids), fc.shuffledSubarray(ids, { minLength: ids.length })),
      ),
      fc.oneof(fc.integer(), fc.string()),
      ([ids, shuffled], seed) => {
        expect(seededOrder(ids, seed).toSorted((a, b) => a - b)).toEqual([...ids.keys()]);
        expect(ordered(shuffled, seed)).toEqual(ordered(ids, seed));
      },
    ),
  );
});

test("seededOrder() keeps the order of ids when others go", () => {
  fc.assert(
    fc.property(
      distinct.chain((ids) => fc.tuple(fc.constant(ids), fc.subarray(ids))),
      fc.integer(),
      ([ids, some], seed) => {
        expect(ordered(some, seed)).toEqual(ordered(ids, seed).filter((id) => some.includes(id)));
      },
    ),
  );
});

test("seededOrder() puts each of three ids first equally often over seeds", () => {
  const firsts = Array.from({ length: 3000 }, (_, seed) => seededOrder(["a", "b", "c"], seed)[0]);
  for (const place of [0, 1, 2]) {
    const count = firsts.filter((first) => first === place).length;
    // Four standard deviations of a binomial count.
    expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(3000 * (1 / 3) * (2 / 3)));
  }
});

test("seededOrder() orders ids that a hash cannot tell apart by the ids", () => {
  // Lone surrogates are the same bytes in UTF-8.
  expect(ordered(["\ud801", "\ud800"], 1)).toEqual(["\ud800", "\ud801"]);
  expect(ordered(["\ud800", "\ud801"], 1)).toEqual(["\ud800", "\ud801"]);
});

test("seededOrder() takes a number and its text as the same seed", () => {
  expect(seededOrder(["a", "b", "c", "d"], 7)).toEqual(seededOrder(["a", "b", "c", "d"], "7"));
});

test("seededOrder() throws for an id that occurs twice and for a seed that is not finite", () => {
  expect(() => seededOrder(["a", "b", "a"], 1)).toThrow(new RangeError('Cannot order ids: got "a" twice'));
  expect(() => seededOrder(["a"], NaN)).toThrow(RangeError);
});
