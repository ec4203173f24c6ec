import { expect, test } from "vitest";
import { matchesCell } from "../../src/core/matches-cell.js";

const cell = { evaluator: "nulls/first", protocol: "cot", dataset: "llmbar-natural" };

test.each([
  [{}, true],
  [{ evaluator: "nulls/*" }, true],
  [{ evaluator: "*" }, false],
  [{ protocol: "cot", dataset: "llmbar-*" }, true],
  [{ protocol: "cot", dataset: "starter" }, false],
  [{ evaluator: "nulls/first", protocol: "base" }, false],
])("matchesCell() matches %o: %s", (pattern, expected) => {
  expect(matchesCell(pattern, cell)).toBe(expected);
});
