import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { tellApart } from "../../src/stats/tell-apart.js";
import oracles from "../oracles/shares.json" with { type: "json" };

/** Rows around given estimates, each with independent noise of the given size. */
function rowsAround(estimates: readonly number[], noise: number): Float64Array[] {
  const random = seededRandom(estimates.join(" "));
  return estimates.map((estimate) =>
    Float64Array.from({ length: 400 }, () => estimate + noise * (random.next() - 0.5)),
  );
}

test("tellApart() gives far rows letters of their own and near ones a common one, best first", () => {
  const estimates = [0.5, 0.9, 0.7, 0.703];
  const { ranks, letters, detectable } = tellApart(rowsAround(estimates, 0.05), estimates);
  expect(letters).toEqual(["c", "a", "b", "b"]);
  expect(ranks).toEqual([
    { low: 4, high: 4 },
    { low: 1, high: 1 },
    { low: 2, high: 3 },
    { low: 2, high: 3 },
  ]);
  // Uniform noise of width 0.05 in two rows: a standard error of 0.05 / root(6).
  const se = 0.05 / Math.sqrt(6);
  const { onePair, allPairs } = detectable;
  if (!("value" in onePair) || !("value" in allPairs)) throw new Error("undefined");
  expect(Math.abs(onePair.value / (2.8015852 * se) - 1)).toBeLessThan(0.05);
  expect(allPairs.value).toBeGreaterThan(onePair.value);
});

test("tellApart() leaves rows that do not count out of the detectable difference alone", () => {
  const estimates = [0.6, 0.7, 0.8];
  const [quiet = [], , other = []] = rowsAround(estimates, 0.01).map((row) => [...row]);
  const loud = rowsAround([0.7], 0.4)[0] ?? new Float64Array();
  const rows = [Float64Array.from(quiet), loud, Float64Array.from(other)];
  const all = tellApart(rows, estimates);
  const some = tellApart(rows, estimates, { counts: (row) => row !== 1 });
  expect(some.letters).toEqual(all.letters);
  const [few, many] = [some.detectable.onePair, all.detectable.onePair];
  if (!("value" in few) || !("value" in many)) throw new Error("undefined");
  expect(few.value).toBeLessThan(many.value / 5);
});

test("tellApart(): two rows share a letter exactly if neither's ranks leave the other out, in any order of rows", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }), (values) => {
      const estimates = values.map((value) => value / 100);
      const told = tellApart(rowsAround(estimates, 0.06), estimates);
      expect(told.letters.every((letters) => letters.length > 0)).toBe(true);
      const best = estimates.indexOf(Math.max(...estimates));
      expect(told.letters[best]).toContain("a");
      for (const [row, { low, high }] of told.ranks.entries()) {
        const apart = told.letters.filter(
          (letters) => !Array.from(letters).some((letter) => told.letters[row]?.includes(letter)),
        ).length;
        expect(high - low).toBe(estimates.length - 1 - apart);
      }
    }),
    { numRuns: 40 },
  );
});

test("tellApart() has no detectable difference where nothing varies", () => {
  const none = { undefined: "no difference of two rows varies" };
  expect(tellApart([Float64Array.of(1, 1)], [1])).toEqual({
    ranks: [{ low: 1, high: 1 }],
    letters: ["a"],
    detectable: { onePair: none, allPairs: none },
  });
});

test.each(oracles.toldApart)("tellApart() equals NumPy and all sets of rows: $letters", (given) => {
  const { replicates, estimates, ranks, letters, onePair, allPairs } = given;
  expect(
    tellApart(
      replicates.map((row) => Float64Array.from(row)),
      estimates,
    ),
  ).toEqual({
    ranks,
    letters,
    detectable: {
      onePair: { value: expect.closeTo(onePair, 10) as number },
      allPairs: { value: expect.closeTo(allPairs, 10) as number },
    },
  });
});
