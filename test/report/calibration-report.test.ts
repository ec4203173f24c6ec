import { expect, it } from "vitest";
import type { CalibrationCell } from "../../src/core/calibration.js";
import { calibrationReport } from "../../src/report/calibration-report.js";

const cell: CalibrationCell = {
  evaluator: "openrouter/llama-3.3-70b-with-a-long-name",
  protocol: "cot-consistency",
  datasets: ["llmbar-natural", "llmbar-adversarial", "reife-llmbar-adversarial", "judgebench-claude"],
  trials: 200,
  unparsed: 3,
  failed: 0,
  withoutGold: 0,
  withoutConfidence: 2,
  sources: [
    {
      source: "vote share",
      items: 195,
      clusters: 98,
      accuracy: { value: 0.8, low: 0.72, high: 0.87 },
      auroc: { value: 0.71, low: 0.6, high: 0.8 },
      aurc: { value: 0.12, least: 0.02, low: 0.08, high: 0.17 },
      probabilities: {
        ece: 0.1,
        eceDebiased: { value: 0.08, low: 0.02, high: 0.14 },
        overconfidence: { value: 0.09, low: 0.03, high: 0.15 },
        brier: {
          value: 0.15,
          reliability: 0.02,
          resolution: 0.03,
          uncertainty: 0.16,
          withinVariance: 0,
          withinCovariance: 0,
        },
        curve: [
          {
            items: 45,
            low: 0.5,
            high: 0.7,
            confidence: 0.6,
            accuracy: { value: 0.6, low: 0.45, high: 0.73 },
          },
          { items: 150, low: 1, high: 1, confidence: 1, accuracy: { value: 0.86 } },
        ],
      },
      selection: { threshold: 1, items: 70, coverage: 0.714, agreement: 0.97, bound: 0.91 },
    },
  ],
};

it("calibrationReport draws the curve and tells the figures within 80 columns", () => {
  const silent = { ...cell, sources: [], withoutConfidence: 197 };
  const text = calibrationReport({ run: "r", agreement: 0.9, delta: 0.05, cells: [cell, silent] });
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  const flat = text.replaceAll(/\s+/gu, " ");
  expect(flat).toContain("195 answers in 98 clusters; left out: 3 unparsed, 2 without a confidence");
  expect(text).toContain("    45    60.0     60.0                    ------8-----");
  expect(text).toMatch(/^ {3}150 {5}100 {5}86\.0 {36}o {5}\|$/mu);
  expect(flat).toContain(
    "ECE 0.100, biased upward; less what chance adds 0.080 (0.020 to 0.140); overconfident: sure less right +9.0 points (+3.0 to +15.0)",
  );
  expect(flat).toContain(
    "Brier 0.150 = reliability 0.020 - resolution 0.030 + uncertainty 0.160 + within bins 0.000",
  );
  expect(flat).toContain(
    "AUROC 0.710 (0.600 to 0.800); AURC 0.120 (0.080 to 0.170), at least 0.020 with these answers; right",
  );
  expect(flat).toContain(
    "Trust it from 100 % on: 90.0 % agreement, but for a chance of 5.0 %. That keeps 71.4 % of items",
  );
  expect(flat).toContain("under cot-consistency: gives no confidences");
});

it("calibrationReport says why no threshold is promised, and draws no diagram of margins", () => {
  const [source] = cell.sources;
  if (source === undefined) throw new Error("no source");
  const { probabilities, ...rest } = source;
  expect(probabilities).toBeDefined();
  const margin = {
    ...rest,
    source: "score margin" as const,
    auroc: { undefined: "no wrong item" },
    selection: { undefined: "28 items are too few" },
  };
  const text = calibrationReport({
    run: "r",
    agreement: 0.9,
    delta: 0.05,
    cells: [{ ...cell, sources: [margin] }],
  });
  expect(text).not.toContain("sure %");
  expect(text.replaceAll(/\s+/gu, " ")).toContain("AUROC - (no wrong item)");
  expect(text.replaceAll(/\s+/gu, " ")).toContain(
    "No threshold promises 90.0 % agreement, but for a chance of 5.0 %: 28 items are too few.",
  );
});
