import { expect, it } from "vitest";
import type { RunFigures } from "../../src/core/run-figures.js";
import { facetJudges } from "../../src/site/data/facet-judges.js";

it("slices are of judges in the order of their ranks, without rules and those that have none", () => {
  const evaluators = ["best", "rule", "whole", "worst"].map((evaluator) => ({
    evaluator,
    adapter: evaluator === "rule" ? "null" : "openai",
  }));
  const facets = ["worst", "rule", "best", "worst"].map((evaluator) => ({ evaluator }));
  const run = { leaderboard: { evaluators }, facets } as unknown as RunFigures;
  expect(facetJudges(run)).toEqual(["best", "worst"]);
});
