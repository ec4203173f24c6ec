import fc from "fast-check";
import { expect, test } from "vitest";
import { countInversions } from "../../src/stats/count-inversions.js";

const values = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 30 });

test("countInversions() counts pairs in the wrong order, without ties", () => {
  fc.assert(
    fc.property(values, (sample) => {
      const expected = sample.flatMap((value, index) =>
        sample.slice(0, index).filter((earlier) => earlier > value),
      );
      expect(countInversions(sample)).toBe(expected.length);
    }),
  );
});

test("countInversions() does not change its input and throws at NaN", () => {
  const sample = [3, 1, 2];
  countInversions(sample);
  expect(sample).toEqual([3, 1, 2]);
  expect(() => countInversions([NaN])).toThrow(TypeError);
});
