import fc from "fast-check";
import { expect, test } from "vitest";
import { flipBias } from "../../src/stats/flip-bias.js";

const counts = fc
  .array(fc.nat(4), { minLength: 2, maxLength: 3 })
  .filter((list) => list.reduce((sum, count) => sum + count, 0) > 1);

test("flipBias() is the share of unlike couples between positions less that within, written out", () => {
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const size = Math.max(one.length, other.length);
      const full = [one, other].map((list) => Array.from({ length: size }, (_, kind) => list[kind] ?? 0));
      const [mine = [], theirs = []] = full.map((list) =>
        list.flatMap((count, kind) => new Array<number>(count).fill(kind)),
      );
      const unlike = (left: readonly number[], right: readonly number[], same: boolean): number => {
        const couples = left.flatMap((a, i) => right.flatMap((b, j) => (same && i === j ? [] : [a !== b])));
        return couples.filter(Boolean).length / couples.length;
      };
      const within = (unlike(mine, mine, true) + unlike(theirs, theirs, true)) / 2;
      const found = flipBias(full[0] ?? [], full[1] ?? []);
      expect(found).toBeCloseTo(unlike(mine, theirs, false) - within, 12);
      expect(flipBias(full[1] ?? [], full[0] ?? [])).toBeCloseTo(found, 12);
    }),
  );
});

test("flipBias() is exactly 0 for one odd answer among six, and has no value without couples", () => {
  expect(flipBias([3, 0], [2, 1])).toBe(0);
  expect(flipBias([2, 0], [0, 2])).toBe(1);
  expect(flipBias([1, 0], [0, 2])).toBeNaN();
});
