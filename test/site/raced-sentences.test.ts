import { expect, it } from "vitest";
import type { SiteIndex } from "../../src/core/site.js";
import { racedSentences } from "../../src/site/compare/raced-sentences.js";

it("a comparison says which of its judges a race dropped, and no other", () => {
  const cell = (evaluator: string, racedOutAfter?: number) => ({
    ...{ evaluator, protocol: "base", dataset: "d", task: "pairwise", racedOutAfter },
  });
  const cells = [cell("kept"), cell("dropped", 1200), cell("other", 40)];
  const index = { figures: { leaderboard: { cells } } } as unknown as SiteIndex;
  expect(racedSentences(index, [{ evaluator: "kept" }, { evaluator: "dropped", protocol: "base" }])).toEqual([
    expect.stringContaining("dropped was raced out after 1,200 instances"),
  ]);
  expect(racedSentences(index, [{ protocol: "cot" }])).toEqual([]);
  expect(racedSentences(index, [{ protocol: "base" }])).toHaveLength(2);
});
