import fc from "fast-check";
import { expect, test } from "vitest";
import { preferenceFairness } from "../../src/stats/preference-fairness.js";
import type { SwappedPair } from "../../src/stats/swapped-pair.js";
import oracles from "../oracles/bias.json" with { type: "json" };

const words = ["first", "second", "tie"] as const;

function pairsOf(
  given: readonly { cluster: number; original: string; swapped: string }[],
): readonly SwappedPair[] {
  const wordOf = (text: string): SwappedPair["original"] => words.find((word) => word === text) ?? "tie";
  return given.map(({ cluster, original, swapped }) => ({
    cluster,
    original: wordOf(original),
    swapped: wordOf(swapped),
  }));
}

test.each(oracles.fairness)(
  "preferenceFairness() equals the published formula in fractions: $fairness",
  (example) => {
    expect(preferenceFairness(pairsOf(example.pairs))).toMatchObject({
      primacy: example.primacy,
      recency: example.recency,
      consistency: { value: expect.closeTo(example.consistency, 12) as number },
      fairness: { value: expect.closeTo(example.fairness, 12) as number },
      amongInconsistent: { value: expect.closeTo(example.amongInconsistent, 12) as number },
    });
  },
);

test("preferenceFairness() turns round with the places, and leaves consistent pairs alone", () => {
  const verdict = fc.constantFrom(...words);
  const turn = { first: "second", second: "first", tie: "tie" } as const;
  fc.assert(
    fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 2, maxLength: 20 }), (given) => {
      const pairs = given.map(([original, swapped], cluster) => ({ cluster, original, swapped }));
      const turned = pairs.map(({ cluster, original, swapped }) => ({
        cluster,
        original: turn[original],
        swapped: turn[swapped],
      }));
      const [one, other] = [preferenceFairness(pairs), preferenceFairness(turned)];
      expect(other.consistency).toEqual(one.consistency);
      expect([other.primacy, other.recency]).toEqual([one.recency, one.primacy]);
      if (!("value" in one.fairness) || !("value" in other.fairness)) throw new Error("no fairness");
      expect(other.fairness.value).toBeCloseTo(-one.fairness.value, 12);
      expect(one.consistent + one.primacy + one.recency).toBe(pairs.length);
    }),
  );
});

test("preferenceFairness() of a consistent judge is 0, of none undefined", () => {
  const pairs = [1, 2, 3].map((cluster) => ({ cluster, original: "first", swapped: "second" }) as const);
  expect(preferenceFairness(pairs)).toMatchObject({
    consistent: 3,
    consistency: { value: 1, high: 1 },
    fairness: { value: 0 },
    amongInconsistent: { undefined: "no inconsistent pair" },
  });
  expect(preferenceFairness([])).toMatchObject({
    consistency: { undefined: "no trials" },
    fairness: { undefined: "no pairs" },
  });
});
