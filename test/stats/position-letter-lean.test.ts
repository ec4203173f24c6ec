import fc from "fast-check";
import { expect, test } from "vitest";
import { positionLetterLean, type LeanItem } from "../../src/stats/position-letter-lean.js";
import oracles from "../oracles/bias.json" with { type: "json" };

type Shares = LeanItem["shares"];

function sharesOf(given: readonly (number | null)[]): Shares {
  const [a, b, c, d] = given.map((share) => share ?? undefined);
  return [a, b, c, d];
}

test.each(oracles.lean)(
  "positionLetterLean() equals least squares and statsmodels: $position.value",
  (example) => {
    const lean = positionLetterLean(
      example.items.map(({ cluster, shares }) => ({ cluster, shares: sharesOf(shares) })),
    );
    for (const effect of ["position", "letter", "interaction", "together"] as const) {
      const { value, se, low, high } = example[effect];
      expect(lean[effect]).toMatchObject({
        value: expect.closeTo(value, 12) as number,
        se: expect.closeTo(se, 12) as number,
        low: expect.closeTo(low, 10) as number,
        high: expect.closeTo(high, 10) as number,
      });
    }
  },
);

test("positionLetterLean() finds planted leans whatever the outputs are worth", () => {
  const worths = fc.array(fc.double({ min: 0.3, max: 0.7, noNaN: true }), { minLength: 2, maxLength: 12 });
  const lean = fc.double({ min: -0.1, max: 0.1, noNaN: true });
  fc.assert(
    fc.property(worths, lean, lean, (given, place, letter) => {
      const items = given.map((worth, cluster): LeanItem => ({
        cluster,
        shares: [
          worth + place + letter,
          worth - place - letter,
          worth + place - letter,
          worth - place + letter,
        ],
      }));
      const found = positionLetterLean(items);
      expect(found.position).toHaveProperty("value", expect.closeTo(place, 10));
      expect(found.letter).toHaveProperty("value", expect.closeTo(letter, 10));
      expect(found.interaction).toHaveProperty("value", expect.closeTo(0, 10));
      expect(found.together).toHaveProperty("value", expect.closeTo(place + letter, 10));
    }),
  );
});

test("positionLetterLean() cannot tell places from letters by the two usual presentations", () => {
  const items = [1, 2].map((cluster): LeanItem => ({ cluster, shares: [1, 0, undefined, undefined] }));
  const none = { undefined: "no pair has a choice under all 4 presentations" };
  expect(positionLetterLean(items)).toMatchObject({ position: none, letter: none, together: { value: 0.5 } });
  expect(positionLetterLean([])).toHaveProperty("together.undefined");
  expect(positionLetterLean(items.slice(1))).toHaveProperty(
    "together.undefined",
    "one cluster has no standard error",
  );
});

test("positionLetterLean() throws for a share out of range", () => {
  expect(() => positionLetterLean([{ cluster: 1, shares: [2, 0, 0, 0] }])).toThrow("got the share 2");
});
