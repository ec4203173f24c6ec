import { expect, test } from "vitest";
import { goldAuditCsv } from "../../src/report/gold-audit-csv.js";

test("goldAuditCsv() writes nothing without a queue", () => {
  expect(
    goldAuditCsv({
      schema: "reife/gold-audit/1",
      runs: [],
      evaluators: [],
      datasets: [],
      prior: 0.05,
      queue: [],
    }),
  ).toBe("");
});
