import { expect, it } from "vitest";
import { suggestCommand } from "../../src/cli/suggest-command.js";

const names = ["run", "plan", "validate", "leaderboard", "compare", "rescore", "import", "datasets"];

it.each([
  ["report", "leaderboard"],
  ["evaluate", "run"],
  ["Diff", "compare"],
  ["download", "datasets pull"],
  ["rnu", "run"],
  ["mport", "import"],
  ["leaderbord", "leaderboard"],
  ["dataset", "datasets"],
  ["xport", undefined],
  ["quantum", undefined],
])("suggestCommand() takes %s for %s", (written, meant) => {
  expect(suggestCommand(written, names)).toBe(meant);
});

it.each([
  ["pul", "pull"],
  ["report", undefined],
])("suggestCommand() below a word takes %s for %s", (written, meant) => {
  expect(suggestCommand(written, ["list", "pull", "verify"])).toBe(meant);
});
