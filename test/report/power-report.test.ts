import { expect, test } from "vitest";
import { planComparison } from "../../src/analysis/planning/plan-comparison.js";
import type { PairPower } from "../../src/core/power-plan.js";
import { powerReport } from "../../src/report/power-report.js";

const assumptions = {
  ...{ discordance: 0.2, difference: 0.03, power: 0.8, alpha: 0.05, icc: 0, clusterSize: 1 },
  ...{ verdictsPerInstance: 1, evaluators: 2 },
};
const pair: PairPower = {
  ...{ a: "good", b: "poor", instances: 40, verdicts: 80, difference: 0.1, discordance: 0.3 },
  ...{ icc: { value: 0.2 }, clusterSize: 2, designEffect: 1.2, detectable: { undefined: "too few" } },
  needed: { value: 1200 },
};

test("powerReport() says what is needed, at what price, and what a run could tell apart, within 80 columns", () => {
  const plan = planComparison(assumptions, { labelUsd: 1, labelsPerInstance: 1 });
  const text = powerReport({ schema: "reife/power/1", run: "r", pairs: [pair], plan });
  expect(text).toContain("1,742 instances are needed");
  expect(text).toContain("Human labels: 1,742 ($1742.00).");
  expect(text.replaceAll("\n  ", " ")).toContain("the price of a verdict is not known");
  expect(text).toMatch(/good\s+poor\s+40\s+\+10\.0\s+30\.0\s+1\.20\s+-\s+1,200/u);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});

test("powerReport() names the pair it plans for, and the strictest one", () => {
  const plan = planComparison(assumptions, { labelsPerInstance: 1 });
  const strict = planComparison({ ...assumptions, discordance: 0.4 }, { labelsPerInstance: 1 });
  const pilot = { a: "good", b: "poor", kind: "typical" } as const;
  const strictest = { a: "poor", b: "worst", plan: strict };
  const report = { schema: "reife/power/1", run: "r", pairs: [pair], pilot, plan, strictest } as const;
  const text = powerReport(report).replaceAll("\n  ", " ");
  expect(text).toContain("takes the typical pair (the median by what it needs), good and poor;");
  expect(text).toContain("For the strictest pair, poor and worst, 3,487 instances are needed");
});

test("powerReport() says why no number of instances can do", () => {
  const plan = planComparison({ ...assumptions, difference: 0.5 }, { labelsPerInstance: 1 });
  expect(powerReport({ schema: "reife/power/1", pairs: [], plan })).toContain(
    "No number of instances can do",
  );
});
