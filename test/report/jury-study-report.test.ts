import { expect, test } from "vitest";
import type { JuryStudy } from "../../src/core/jury-study.js";
import { juryStudyReport } from "../../src/report/jury-study-report.js";

const estimate = (value: number): { value: number; low: number; high: number } => ({
  value,
  low: value - 0.05,
  high: value + 0.05,
});
const study: JuryStudy = {
  schema: "reife/jury/1",
  runs: ["run"],
  datasets: ["d", "e"],
  rule: "majority",
  onTie: "tie",
  instances: 100,
  clusters: 90,
  trials: 200,
  instancesLeftOut: 3,
  candidates: [1, 2].map((place) => ({
    place,
    evaluator: `a-judge-with-a-name-that-is-long/${place}`,
    protocol: "metrics-reference",
    accuracy: estimate(0.6 + place / 10),
    missing: place,
    costPer1000: { undefined: "a call has no price or no token count" },
  })),
  candidatesLeftOut: ["c:base"],
  tried: 2,
  panels: [
    {
      members: [1, 2],
      accuracy: estimate(0.75),
      minusBest: estimate(-0.05),
      ties: 12,
      missing: 1,
      errorCorrelation: { value: 0.5 },
      effectiveVotes: { value: 4 / 3 },
      independent: { value: 0.75 },
      costPer1000: { undefined: "a call has no price or no token count" },
    },
  ],
  errorCorrelations: [[{ value: 1 }, { value: 0.5 }], [{ value: 0.5 }, { value: 1 }]], // prettier-ignore
  choice: { undefined: "4 clusters cannot be divided into 5 parts" },
};

test("juryStudyReport() names the best single judge, what votes are worth, and what is missing, within 80 columns", () => {
  const text = juryStudyReport(study);
  const flat = text.replaceAll(/\n\s*/gu, " ");
  expect(flat).toContain("Best single judge: #2");
  expect(flat).toContain("Its 2 votes are worth 1.33 independent ones");
  expect(flat).toContain("3 instances are left out");
  expect(flat).toContain("Left out, for they lack a dataset: c:base");
  expect(flat).toContain("cost an unknown sum (a call has no price or no token count) by the panel");
  expect(flat).toContain("cannot be corrected: 4 clusters cannot be divided into 5 parts.");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
