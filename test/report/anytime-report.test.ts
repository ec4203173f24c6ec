import { expect, test } from "vitest";
import { anytimeReport } from "../../src/report/anytime-report.js";

test("anytimeReport() says that intervals hold at all looks, and what is left out, within 80 columns", () => {
  const text = anytimeReport({
    ...{ schema: "reife/anytime/1", run: "grid", running: true, level: 0.95, leftOut: 2 },
    cells: [
      {
        ...{ evaluator: "simulated/careful", protocol: "cot-consistency", dataset: "llmbar-neighbor" },
        ...{ finished: 40, clusters: 1200, accuracy: { value: 0.8, low: 0.55, high: 0.95 } },
      },
      {
        ...{ evaluator: "simulated/sharp", protocol: "base", dataset: "llmbar-neighbor" },
        ...{ finished: 0, clusters: 1200, accuracy: { undefined: "no cluster is finished yet" } },
      },
    ],
  });
  expect(text).toMatch(/^grid so far: it is not finished\n/u);
  expect(text).toMatch(/40\/1,200\s+80\.0\s+55\.0 to 95\.0/u);
  expect(text).toMatch(/0\/1,200\s+-\s+-/u);
  expect(text).toContain("2 cells of scores have no accuracy");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
