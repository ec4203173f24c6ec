import { expect, test } from "vitest";
import { crossTable } from "../../src/stats/cross-table.js";

test("crossTable() counts pairs of categories and their margins", () => {
  expect(crossTable(["A", "A", "B", "A"], ["A", "B", "B", "A"], { statistic: "a table" })).toEqual({
    categories: ["A", "B"],
    counts: Float64Array.of(2, 1, 0, 1),
    firstTotals: Float64Array.of(3, 1),
    secondTotals: Float64Array.of(2, 2),
    items: 4,
  });
});

test("crossTable() has rows for listed categories that nobody used, in the listed order", () => {
  const table = crossTable([2], [1], { statistic: "a table", categories: [1, 2, 3] });
  expect(table.counts).toEqual(Float64Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0));
});

test("crossTable() takes 0 and -0 as one category, 1 and the text 1 as two", () => {
  expect(crossTable([0, -0], [-0, 0], { statistic: "a table" }).categories).toHaveLength(1);
  expect(crossTable<string | number>([1], ["1"], { statistic: "a table" }).categories).toHaveLength(2);
});
