import fc from "fast-check";
import { expect, test } from "vitest";
import { suspectGold, type SuspectGold } from "../../src/stats/suspect-gold.js";
import oracles from "../oracles/suspect-gold.json" with { type: "json" };

function fit(...args: Parameters<typeof suspectGold>): SuspectGold {
  const found = suspectGold(...args);
  if ("undefined" in found) throw new Error(found.undefined);
  return found;
}

const near = (values: readonly number[], digits: number): number[] =>
  values.map((value) => expect.closeTo(value, digits) as number);

test.each(oracles.gold)("suspectGold() equals SciPy's maximum of the same density: $name", (example) => {
  const { weights, prior, strength } = example;
  const responses = example.responses.map((row) => row.map((value) => value ?? undefined));
  const found = fit(responses, { weights, prior, strength, tolerance: 1e-7, iterations: 1500 });
  // The spread of items that a single rater answers goes to 0, and slowly: the density is flat there.
  expect(found.objective).toBeCloseTo(example.objective, weights.length === 1 ? 1 : 5);
  if (weights.length === 1) return;
  expect([...found.abilities]).toEqual(near(example.abilities, 2));
  expect(found.rate).toBeCloseTo(example.rate, 3);
  expect([...found.wrong]).toEqual(near(example.wrong, 3));
});

test("suspectGold() is a probability for each item, and an item without responses has the rate", () => {
  const answer = fc.constantFrom(1, 1, 1, 0, 0.5, undefined);
  const table = fc.array(fc.array(answer, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const found = suspectGold(rows.map((row) => [...row, undefined]), { iterations: 60 }); // prettier-ignore
      if ("undefined" in found) return;
      for (const wrong of found.wrong) {
        expect(wrong).toBeGreaterThanOrEqual(0);
        expect(wrong).toBeLessThanOrEqual(1);
      }
      expect(found.wrong[6]).toBeCloseTo(found.rate, 3);
    }),
    { numRuns: 30 },
  );
});

test("suspectGold() suspects most what the able contradict", () => {
  const items = Array.from({ length: 40 }, (_, item) => item);
  const able = items.map((item) => (item === 0 || item === 1 ? 0 : 1));
  const poor = items.map((item) => (item === 1 || item % 3 === 1 ? 0 : 1));
  const { wrong } = fit([able, able, poor], { tolerance: 1e-4 });
  // On item 0 the able are wrong and the poor one is right; on item 1 all are wrong.
  expect(wrong[0]).toBeGreaterThan(0.3);
  expect(Math.max(...wrong.slice(2))).toBeLessThan(0.05);
});

test("suspectGold() says nothing without raters, items, or raters better than a coin", () => {
  expect(suspectGold([])).toEqual({ undefined: "no raters" });
  expect(suspectGold([[], []])).toEqual({ undefined: "no items" });
  expect(
    suspectGold([
      [0, 1],
      [0, 0],
    ]),
  ).toEqual({ undefined: "the raters are no better than a coin" });
});

test.each([
  { name: "rows of two lengths", rows: [[1, 0], [1]], options: {} },
  { name: "a response out of range", rows: [[2]], options: {} },
  { name: "a weight above 1", rows: [[1]], options: { weights: [2] } },
  { name: "too many weights", rows: [[1]], options: { weights: [1, 1] } },
  { name: "a prior of 0", rows: [[1]], options: { prior: 0 } },
])("suspectGold() throws for $name", ({ rows, options }) => {
  expect(() => suspectGold(rows, options)).toThrow(RangeError);
});
