import { expect, test } from "vitest";
import { pooledNote } from "../../src/cli/pooled-note.js";
import type { CellFacts } from "../../src/core/cell-facts.js";
import { pairFacts } from "../support/pair-fixture.js";

const cell = (evaluator: string, protocol = "base", more: Partial<CellFacts> = {}): CellFacts => ({
  ...{ evaluator, protocol, dataset: "d", task: "pairwise", adapter: "openai", reading: "own" },
  ...{ presentationsShareCalls: false, missingPairAgrees: false },
  ...more,
});
const grid = [
  ...["one", "two"].flatMap((evaluator) => [cell(evaluator), cell(evaluator, "cot")]),
  cell("nulls/first", "base", { adapter: "null" }),
];
const facts = [pairFacts("x", "A", { tags: { skill: ["depth", "style"], level: ["hard"] } })];
const noteOf = (cells: readonly CellFacts[], ...by: readonly string[]): string =>
  pooledNote({ manifest: { cells }, facts }, by);

test("pooledNote() names what a row is a mean of, and the tags of which an instance has several", () => {
  expect(noteOf(grid, "skill")).toBe(
    "Each row pools 2 evaluators (null judges left out), 2 protocols and dataset d: the mean over cells, each dataset " +
      "counted once. An instance with several values of skill counts under each. n: instances; self: the same preference both ways.",
  );
  expect(noteOf(grid, "evaluator", "level")).toContain("Each row pools 2 protocols and dataset d: the mean");
  expect(noteOf(grid, "evaluator", "protocol", "dataset")).toContain("Each row is one cell. n:");
});

test("pooledNote() says where evaluators are compared under some protocols only", () => {
  const uneven = [...grid, cell("one", "swap"), cell("one", "base", { dataset: "e" })];
  expect(noteOf(uneven, "evaluator")).toContain(
    "Each row pools the protocols that all judges have and 2 datasets:",
  );
  expect(noteOf(uneven, "skill")).toContain(
    "2 evaluators (null judges left out), 3 protocols and 2 datasets:",
  );
  const scores = [cell("one"), cell("two", "rating", { task: "pointwise" })];
  expect(noteOf(scores, "skill")).toContain("Each row pools evaluator one, protocol base and dataset d:");
});
