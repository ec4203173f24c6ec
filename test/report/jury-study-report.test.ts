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
  bestTogether: 1,
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

function flatReport(more: Partial<JuryStudy>): string {
  return juryStudyReport({ ...study, ...more }).replaceAll(/\n\s*/gu, " ");
}

test("juryStudyReport() says that a panel is the best together with others", () => {
  expect(flatReport({})).not.toContain("together with");
  expect(flatReport({ bestTogether: 2 })).toContain("Panel 1+2 is best together with one other, all as");
  expect(flatReport({ bestTogether: 10 })).toContain("Panel 1+2 is best together with 9 others, all as");
});

test("juryStudyReport() says that an interval of width 0 is no certainty, and what has no correlation", () => {
  const [panel] = study.panels;
  if (panel === undefined) throw new Error("no panel");
  const none = { undefined: "member 1 makes no error, so that errors have no correlation" };
  const same = { value: 0, low: 0, high: 0 };
  const text = flatReport({
    panels: [
      {
        ...panel,
        minusBest: same,
        errorCorrelation: none,
        effectiveVotes: none,
        independent: { value: 0.9999 },
      },
    ],
    choice: {
      folds: 5,
      repeats: 20,
      naive: 0,
      panel: estimate(1 - 1e-16),
      single: { value: 1 },
      gain: same,
      picked: 1,
    },
  });
  expect(text).toContain("No instance differs, so that the resamples cannot show a difference");
  expect(text).toContain("Effective votes cannot be stated: member 1 makes no error, so that errors have no");
  expect(text).toContain("Independent errors would reach more than 99.9 % by majority");
  expect(text).toContain("panels reach 100 % and single judges 100 %: a gain of 0.0 points (0.0 to 0.0)");
  expect(text).toContain("luck. No instance differs: the resamples cannot show a difference. The best");
});
