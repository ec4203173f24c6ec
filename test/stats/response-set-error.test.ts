import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { brierScore } from "../../src/stats/brier-score.js";
import { responseSetError } from "../../src/stats/response-set-error.js";
import oracle from "../oracles/response-sets.json" with { type: "json" };

const { labels, cases } = oracle;

test.each(cases)("responseSetError() equals the sum of exact fractions: $value", (example) => {
  const { annotators, judge, value } = example;
  expect(responseSetError({ labels, annotators, judge })).toEqual({
    value: expect.closeTo(value, 12) as number,
  });
});

const single = fc.array(
  fc.constantFrom(...labels).map((label) => [label]),
  { minLength: 1, maxLength: 5 },
);
const shares = (sets: readonly (readonly string[])[]): number[] =>
  labels.map((label) => sets.filter((set) => set.includes(label)).length / sets.length);

describe("responseSetError()", () => {
  it("is the Brier score of shares where every set holds one label", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(single, single), { minLength: 1, maxLength: 6 }), (items) => {
        const [annotators, judge] = [items.map(([people]) => people), items.map(([, repeats]) => repeats)];
        const brier = brierScore(judge.map(shares), annotators.map(shares));
        const value = "value" in brier ? brier.value : NaN;
        expect(responseSetError({ labels, annotators, judge })).toEqual({
          value: expect.closeTo(value, 12) as number,
        });
      }),
    );
  });

  it("is 0 for a judge that answers as people do, in any order and whatever is named twice", () => {
    const annotators = [[["yes", "unclear"], ["yes"]]];
    const judge = [[["yes"], ["unclear", "yes", "yes"]]];
    expect(responseSetError({ labels, annotators, judge })).toEqual({ value: 0 });
  });

  it("is undefined without items", () => {
    expect(responseSetError({ labels, annotators: [], judge: [] })).toEqual({ undefined: "no items" });
  });

  it.each([
    { annotators: [[["yes"]]], judge: [], why: "got 1 and 0 items" },
    { annotators: [[]], judge: [[["yes"]]], why: "item 0 has none" },
    { annotators: [[["yes"]]], judge: [[[]]], why: "item 0 has an empty one" },
    { annotators: [[["yes"]]], judge: [[["maybe"]]], why: "item 0 has the unknown label 'maybe'" },
  ])("refuses sets that cannot be compared: $why", ({ annotators, judge, why }) => {
    expect(() => responseSetError({ labels, annotators, judge })).toThrow(
      new RangeError(`Cannot compare response sets: ${why}`),
    );
  });

  it("refuses a label that comes twice", () => {
    const judge = [[["yes"]]];
    expect(() => responseSetError({ labels: ["yes", "yes"], annotators: judge, judge })).toThrow(RangeError);
  });
});
