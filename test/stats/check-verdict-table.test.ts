import { expect, test } from "vitest";
import { checkVerdictTable } from "../../src/stats/check-verdict-table.js";

test("checkVerdictTable() takes square tables, the empty one too, and refuses others", () => {
  expect(() => { checkVerdictTable([], "count"); }).not.toThrow(); // prettier-ignore
  expect(() => { checkVerdictTable([[0, 1], [-1, 0]], "count"); }).not.toThrow(); // prettier-ignore
  expect(() => { checkVerdictTable([[0, 1]], "count"); }).toThrow("Cannot count: got 1 rows and one of 2 verdicts"); // prettier-ignore
});
