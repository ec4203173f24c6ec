import fc from "fast-check";
import { expect, test } from "vitest";
import { randomInt } from "../../src/stats/random-int.js";
import { seededRandom } from "../../src/stats/seeded-random.js";

test("randomInt() is a whole number from 0 to n - 1", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 40 }), (seed, n) => {
      const drawn = randomInt(seededRandom(seed), n);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true);
    }),
  );
});

test("randomInt() draws each of 7 numbers equally often", () => {
  const random = seededRandom(3);
  const counts = new Float64Array(7);
  for (let draw = 0; draw < 70_000; draw++) {
    const drawn = randomInt(random, 7);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  // 6 degrees of freedom: 0.999 quantile.
  expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5);
});

test("randomInt() draws again when the outcome is one of those left over", () => {
  const outcomes = [1 - 2 ** -53, 0.5];
  const drawn = randomInt({ next: () => outcomes.shift() ?? NaN }, 3);
  expect({ drawn, outcomes }).toEqual({ drawn: 1, outcomes: [] });
});

test.each([0, -1, 1.5, NaN, 2 ** 53])("randomInt() throws for n = %d", (n) => {
  expect(() => randomInt(seededRandom(1), n)).toThrow(RangeError);
});
