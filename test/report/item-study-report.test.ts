import { expect, test } from "vitest";
import { itemStudyReport } from "../../src/report/item-study-report.js";

test("itemStudyReport() shows judges, pairs and anchors, and why a dataset is not fitted", () => {
  const text = itemStudyReport(
    {
      schema: "reife/items/1",
      runs: ["run"],
      datasets: [
        { dataset: "few", undefined: "3 raters: fewer than 10 say too little" },
        {
          dataset: "d",
          judges: [{ evaluator: "good", protocol: "base", accuracy: 0.9, ability: 1.25, error: 0.3 }],
          items: [
            {
              instance: "i1",
              row: 1,
              accuracy: 0.4,
              discrimination: -0.5,
              discriminationError: 0.2,
              difficulty: { value: 2 },
            },
            {
              instance: "i2",
              row: 2,
              accuracy: 0.8,
              discrimination: 1,
              discriminationError: 0.2,
              difficulty: { value: -1 },
            },
          ],
          anchors: { instances: ["i2"], error: 0.8, errorOfAll: 0.3, agreement: { value: 0.6 } },
        },
      ],
    },
    1,
  );
  expect(text).toContain("few: not fitted");
  expect(text).toMatch(/good +base +90\.0 +1\.25 +0\.30/u);
  expect(text).toMatch(/i1 +1 +40\.0 +-0\.50 +0\.20 +2\.00/u);
  expect(text).not.toMatch(/^i2/mu);
  expect(text).toContain("1 anchors leave a mean SE of 0.80");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
