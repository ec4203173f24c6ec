import { expect, test } from "vitest";
import { degenerateSlices } from "../../../src/analysis/bias/degenerate-slices.js";
import type { InstanceFacts } from "../../../src/core/instance-facts.js";
import { pairFacts } from "../../support/pair-fixture.js";

function slice(subset: string, count: number, longestRight: number): readonly InstanceFacts[] {
  return Array.from({ length: count }, (_, index) => {
    const right = index < longestRight ? 1 : 0;
    const first = index % 2;
    const nulls = {
      longest: right,
      shortest: 1 - right,
      first,
      second: 1 - first,
      random: 0.5,
      majority: first,
      overlap: first,
    };
    return pairFacts(`${subset} ${index}`, "A", { nulls, tags: { subset: [subset] } });
  });
}

test("degenerateSlices() names the subset where the longer output is nearly always right, not the others", () => {
  const facts = [...slice("even", 100, 50), ...slice("lopsided", 100, 88)];
  expect(degenerateSlices(facts)).toEqual([
    {
      dataset: "d",
      tag: { name: "subset", value: "lopsided" },
      n: 100,
      rule: "longest",
      accuracy: {
        value: 0.88,
        low: expect.closeTo(0.771, 2) as number,
        high: expect.closeTo(0.941, 2) as number,
        method: "Bonferroni",
      },
    },
    expect.objectContaining({
      n: 200,
      rule: "longest",
      accuracy: expect.objectContaining({ value: 0.69 }) as object,
    }),
  ]);
});

test("degenerateSlices() takes neither 60 % nor a few lucky pairs for a fault, and says nothing of scores", () => {
  expect(degenerateSlices(slice("mild", 200, 119))).toEqual([]);
  expect(degenerateSlices(slice("few", 6, 6))).toEqual([]);
  expect(degenerateSlices([])).toEqual([]);
  const scored = { ...pairFacts("s", "A"), gold: { kind: "scores" as const, scores: { quality: 3 } } };
  expect(degenerateSlices([scored])).toEqual([]);
});

test("degenerateSlices() counts pairs of one instruction as one", () => {
  const alike = slice("alike", 40, 36).map((facts, index) => ({
    ...facts,
    cluster: index < 20 ? "one" : "other",
  }));
  const single = slice("alike", 40, 36);
  expect(degenerateSlices(single)).toHaveLength(1);
  expect(degenerateSlices(alike)).toHaveLength(0);
});
