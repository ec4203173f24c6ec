import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterFolds } from "../../src/stats/cluster-folds.js";

test("clusterFolds() holds out every cluster once in each division, in folds of nearly equal size", () => {
  const options = fc.record({
    count: fc.integer({ min: 2, max: 30 }),
    seed: fc.integer(),
    folds: fc.integer({ min: 2, max: 6 }),
    repeats: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(options, (parts) => {
      const held = clusterFolds(parts);
      expect(held).toHaveLength(parts.folds * parts.repeats);
      expect(clusterFolds(parts)).toEqual(held);
      for (let repeat = 0; repeat < parts.repeats; repeat += 1) {
        const division = held.slice(repeat * parts.folds, (repeat + 1) * parts.folds);
        expect(division.flat().sort((a, b) => a - b)).toEqual(
          Array.from({ length: parts.count }, (_, cluster) => cluster),
        );
        const sizes = division.map((fold) => fold.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
