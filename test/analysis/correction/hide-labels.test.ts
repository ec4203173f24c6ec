import { expect, it } from "vitest";
import { hideLabels } from "../../../src/analysis/correction/hide-labels.js";

const items = Array.from({ length: 30 }, (_, item) => ({
  judge: item,
  human: item % 3 === 0 ? undefined : item,
}));

it("hideLabels keeps so many labels, drawn by the seed, and all verdicts", () => {
  const hidden = hideLabels(items, { keep: 5, seed: 1 });
  expect(hidden.filter(({ human }) => human !== undefined)).toHaveLength(5);
  expect(hidden.map(({ judge }) => judge)).toEqual(items.map(({ judge }) => judge));
  for (const { human, judge } of hidden) expect([undefined, judge]).toContain(human);
  expect(hideLabels(items, { keep: 5, seed: 1 })).toEqual(hidden);
  expect(hideLabels(items, { keep: 5, seed: 2 })).not.toEqual(hidden);
});

it("hideLabels of more labels than there are changes nothing", () => {
  expect(hideLabels(items, { keep: 50, seed: 1 })).toEqual(items);
});
