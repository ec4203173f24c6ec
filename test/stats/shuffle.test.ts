import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { shuffle } from "../../src/stats/shuffle.js";

test("shuffle() permutes, does not change its input, and repeats itself for a seed", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.option(fc.integer(), { nil: undefined })), (seed, values) => {
      const before = [...values];
      const shuffled = shuffle(seededRandom(seed), values);
      expect(values).toEqual(before);
      expect(shuffled.toSorted()).toEqual(values.toSorted());
      expect(shuffle(seededRandom(seed), values)).toEqual(shuffled);
    }),
  );
});

test("shuffle() gives each of the 24 arrangements of four values equally often", () => {
  const random = seededRandom("shuffle");
  const counts = new Map<string, number>();
  for (let round = 0; round < 24_000; round++) {
    const arrangement = shuffle(random, ["a", "b", "c", "d"]).join("");
    counts.set(arrangement, (counts.get(arrangement) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  // 23 degrees of freedom: 0.999 quantile.
  expect([...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(49.8);
});
