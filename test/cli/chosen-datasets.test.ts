import { expect, test } from "vitest";
import { chosenDatasets } from "../../src/cli/chosen-datasets.js";
import type { CellFacts } from "../../src/core/cell-facts.js";

const cell = (dataset: string, task: CellFacts["task"]): CellFacts => ({
  ...{ evaluator: "judge", protocol: "base", dataset, task, adapter: "openai", reading: "own" },
  ...{ presentationsShareCalls: false, missingPairAgrees: false },
});
const pairs = cell("rivers", "pairwise");
const scores = cell("essays", "pointwise");
const lists = cell("lakes", "listwise");

test("chosenDatasets() takes the datasets of pairs, or those that a glob means", () => {
  expect(chosenDatasets([pairs, scores, cell("hills", "pairwise")], undefined)).toEqual(["rivers", "hills"]);
  expect(chosenDatasets([pairs, cell("hills", "pairwise")], "h*")).toEqual(["hills"]);
});

test.each([
  [[pairs], "river", "The run has no judgments on a dataset 'river'", "Did you mean 'rivers'?"],
  [
    [pairs, scores],
    "meadows-of-1999",
    "The run has no judgments on a dataset 'meadows-of-1999'",
    "It has rivers, essays",
  ],
  [
    [pairs, scores],
    "essays",
    "Cannot read essays: this command is for verdicts on pairs, not for scores",
    "Name a dataset of pairs with --dataset: rivers",
  ],
  [
    [scores, lists],
    undefined,
    "Cannot read essays and lakes: this command is for verdicts on pairs, not for scores and picks from lists",
    "For scores and picks from lists there are `reife leaderboard` and `reife compare`",
  ],
] as const)("chosenDatasets() refuses what has no pairs, case %#", (cells, glob, message, hint) => {
  expect(() => chosenDatasets(cells, glob)).toThrow(expect.objectContaining({ message, hint }));
});
