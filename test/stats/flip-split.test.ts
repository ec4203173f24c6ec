import fc from "fast-check";
import { expect, test } from "vitest";
import { flipSplit } from "../../src/stats/flip-split.js";
import { repetitionStability } from "../../src/stats/repetition-stability.js";
import oracles from "../oracles/bias.json" with { type: "json" };

function closeTo(expected: { value: number; se: number; low: number; high: number }): object {
  return {
    value: expect.closeTo(expected.value, 12) as number,
    se: expect.closeTo(expected.se, 12) as number,
    low: expect.closeTo(expected.low, 10) as number,
    high: expect.closeTo(expected.high, 10) as number,
  };
}

test.each(oracles.flips)(
  "flipSplit() and repetitionStability() equal enumeration: $bias.value",
  (example) => {
    const { items, between, within, bias, stability, p } = example;
    const found = flipSplit(items);
    expect(found).toMatchObject({
      between: closeTo(between),
      within: closeTo(within),
      bias: { value: expect.closeTo(bias.value, 12) as number, se: expect.closeTo(bias.se, 12) as number },
    });
    if ("undefined" in found.bias || "undefined" in found.p) throw new Error("no split");
    expect(Math.abs(found.p.value - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 1000) + 1 / 1000);
    expect(found.bias.high).toBeCloseTo(Math.max(0, bias.high), 10);
    if (p < 0.01) expect(found.bias.low).toBeCloseTo(bias.low, 10);
    else expect(found.bias.low).toBeLessThanOrEqual(0);
    const questions = items.flatMap(({ cluster, original, swapped }) => [
      { cluster, answers: original },
      { cluster, answers: swapped },
    ]);
    expect(repetitionStability(questions)).toMatchObject(closeTo(stability));
  },
);

/** All lists of answers of a length, each with its probability. */
function lists(p: number, length: number): readonly { answers: string[]; weight: number }[] {
  if (length === 0) return [{ answers: [], weight: 1 }];
  return lists(p, length - 1).flatMap(({ answers, weight }) => [
    { answers: [...answers, "A"], weight: weight * p },
    { answers: [...answers, "B"], weight: weight * (1 - p) },
  ]);
}

test("flipSplit() is unbiased: its mean over all outcomes is half the squared distance of the probabilities", () => {
  for (const [p, q] of [
    [0.5, 0.5],
    [0.9, 0.4],
    [0.2, 0.2],
  ] as const) {
    // prettier-ignore
    let mean = 0;
    for (const one of lists(p, 3)) {
      for (const other of lists(q, 2)) {
        const item = { original: one.answers, swapped: other.answers };
        const { bias } = flipSplit([{ cluster: 1, ...item }, { cluster: 2, ...item }]); // prettier-ignore
        if ("undefined" in bias) throw new Error(bias.undefined);
        mean += one.weight * other.weight * bias.value;
      }
    }
    expect(mean).toBeCloseTo((p - q) ** 2, 12);
  }
});

test("flipSplit() does not see the names of answers, nor which position comes first", () => {
  const answers = fc.array(fc.constantFrom("A", "B", "tie"), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(answers, answers), { minLength: 2, maxLength: 6 }), (given) => {
      const items = given.map(([original, swapped], cluster) => ({ cluster, original, swapped }));
      const turned = items.map(({ cluster, original, swapped }) => ({
        cluster,
        original: swapped.map((answer) => `${answer}!`),
        swapped: original.map((answer) => `${answer}!`),
      }));
      const [one, other] = [flipSplit(items), flipSplit(turned)];
      if (!("value" in one.bias) || !("value" in other.bias)) throw new Error("no split");
      expect(other.bias.value).toBeCloseTo(one.bias.value, 12);
      if (!("value" in one.between) || !("value" in one.within)) throw new Error("no split");
      expect(one.bias.value).toBeCloseTo(one.between.value - one.within.value, 12);
    }),
  );
});

test("flipSplit() without repeats has flips between positions only", () => {
  const items = [1, 2].map((cluster) => ({ cluster, original: ["A"], swapped: ["B"] }));
  const none = { undefined: "nothing was asked twice under both positions" };
  expect(flipSplit(items)).toMatchObject({ between: { value: 1 }, within: none, bias: none });
  expect(flipSplit([])).toMatchObject({ between: { undefined: "no pair has answers under both positions" } });
});

test("flipSplit() finds nothing where a few answers differ from all others, whichever their position", () => {
  const quiet = { original: ["A", "A", "A"], swapped: ["A", "A", "A"] };
  const items = Array.from({ length: 40 }, (_, cluster) => ({ cluster, ...quiet }));
  // One odd answer of six tells nothing of positions: exactly 0, without rounding.
  const odd = items.map((item) => (item.cluster < 3 ? { ...item, swapped: ["A", "B", "A"] } : item));
  expect(flipSplit(odd)).toMatchObject({ bias: { value: 0, low: 0, high: 0 }, p: { value: 1 } });
  const two = items.map((item) => (item.cluster < 2 ? { ...item, swapped: ["A", "B", "B"] } : item));
  const { bias } = flipSplit(two);
  if ("undefined" in bias) throw new Error(bias.undefined);
  expect(bias.value).toBeGreaterThan(0);
  expect(bias.low).toBeLessThanOrEqual(0);
  const turned = items.map((item) => ({ ...item, swapped: ["B", "B", "B"] }));
  expect(flipSplit(turned)).toMatchObject({ bias: { value: 1, low: 1, high: 1 }, p: { value: 1 / 1001 } });
});
