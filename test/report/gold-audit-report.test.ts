import { expect, test } from "vitest";
import type { GoldAudit } from "../../src/core/gold-audit.js";
import { goldAuditCsv } from "../../src/report/gold-audit-csv.js";
import { goldAuditReport } from "../../src/report/gold-audit-report.js";

const audit: GoldAudit = {
  schema: "reife/gold-audit/1",
  runs: ["run"],
  evaluators: ["good", "poor"],
  prior: 0.05,
  datasets: [
    {
      dataset: "d",
      pairs: 50,
      ties: 2,
      judges: 3,
      leftOut: ["coin:base"],
      rate: { value: 0.04 },
      effectiveVotes: { value: 1.5 },
    },
    {
      dataset: "e",
      pairs: 9,
      ties: 0,
      judges: 0,
      leftOut: [],
      rate: { undefined: "no raters" },
      effectiveVotes: { undefined: "no judges" },
    },
  ],
  queue: [
    {
      dataset: "d",
      instance: "i,7",
      row: 7,
      gold: "A",
      probability: 0.8,
      against: 3,
      judges: 3,
      discrimination: { undefined: "3 raters: fewer than 10 say too little" },
      byEvaluator: [[2, 2], [0, 0]], // prettier-ignore
      votes: { "good:base": "B/B", "good:cot": "B/-", "poor:base": "B/B" },
    },
  ],
};

test("goldAuditReport() shows the votes by judge, and says that agreement is no proof", () => {
  const text = goldAuditReport(audit, 59);
  expect(text).toContain("1 of 59 pairs");
  expect(text).toMatch(/0\.800 +d +i,7 +7 +A +3\/3 +- +2\/2 -/u);
  expect(text).toContain("e: no queue, as no judges");
  expect(text).toContain("Agreement among judges is no proof.");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("goldAuditReport() says once what all datasets begin with", () => {
  const [entry] = audit.queue;
  const [first, second] = audit.datasets;
  if (entry === undefined || first === undefined || second === undefined) throw new Error("no entry");
  const text = goldAuditReport(
    {
      ...audit,
      datasets: [{ ...first, dataset: "llmbar-natural" }, { ...second, dataset: "llmbar-manual" }], // prettier-ignore
      queue: [{ ...entry, dataset: "llmbar-natural" }],
    },
    59,
  );
  expect(text).toContain("Datasets stand without what all begin with, llmbar-");
  expect(text).toMatch(/0\.800 +natural +i,7/u);
});

test("goldAuditCsv() has a column for each judge, and is empty without a queue", () => {
  const [head, row] = goldAuditCsv(audit).split("\n");
  expect(head).toBe(
    "probability,dataset,instance,row,gold,against,judges,discrimination,good:base,good:cot,poor:base",
  );
  expect(row).toBe('0.8,d,"i,7",7,A,3,3,,B/B,B/-,B/B');
  expect(goldAuditCsv({ ...audit, queue: [] })).toBe("");
});
