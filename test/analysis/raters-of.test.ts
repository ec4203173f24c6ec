import { expect, test } from "vitest";
import { ratersOf } from "../../src/analysis/raters-of.js";
import { cellKey } from "../../src/core/cell-key.js";
import { pairRater } from "../support/rater-fixture.js";

test("ratersOf() puts the cells of an evaluator under a protocol together, and leaves out those without judgments", () => {
  const [first] = pairRater("a", [["A", "B"]]).cells;
  if (first === undefined) throw new Error("no cell");
  const second = { ...first.cell, dataset: "e" };
  const empty = { ...first.cell, evaluator: "b" };
  const judgments = new Map([
    [cellKey(first.cell), first.judgments],
    [cellKey(second), first.judgments],
  ]);
  const raters = ratersOf([first.cell, empty, second], judgments);
  expect(raters).toHaveLength(1);
  expect(raters[0]).toMatchObject({ evaluator: "a", protocol: "base", adapter: "recorded" });
  expect(raters[0]?.cells.map(({ cell }) => cell.dataset)).toEqual(["d", "e"]);
});
