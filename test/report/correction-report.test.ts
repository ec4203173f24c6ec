import { describe, expect, it } from "vitest";
import type { Correction } from "../../src/core/correction.js";
import { correctionReport } from "../../src/report/correction-report.js";

const correction: Correction = {
  source: "verdicts.csv",
  quantity: "pass rate",
  level: 0.95,
  items: 1000,
  labelled: 120,
  clusters: 1000,
  unjudged: 0,
  correlation: { value: 0.6 },
  estimates: [
    { method: "naive", estimate: { value: 0.69, low: 0.66, high: 0.72 } },
    { method: "classical", estimate: { value: 0.58, low: 0.49, high: 0.66 } },
    { method: "ppi", estimate: { value: 0.6, low: 0.53, high: 0.67 }, gain: { value: 1.5 }, lambda: 0.6 },
    { method: "rogan-gladen", estimate: { undefined: "no labelled item that humans fail" } },
  ],
};

function linesOf(text: string): readonly string[] {
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  return text.split("\n");
}

describe("correctionReport", () => {
  it("tells one correction in a table and in words", () => {
    const lines = linesOf(correctionReport([correction]));
    expect(lines.slice(0, 2)).toEqual(["verdicts.csv: pass rate", "1,000 items, 120 of them labelled"]);
    const text = lines.join("\n");
    expect(text).toContain("PPI++         60.0  53.0 to 67.0   180 labels");
    expect(text).toContain("Humans would pass 60.0 % (95 % interval 53.0 to 67.0).");
    expect(text).toMatch(
      /The judge alone says 69\.0 %: 9\.0 points too high, beyond what the choice of\s+labels explains\./u,
    );
    expect(text).toContain("With the judge, 120 labels are as good as 180 alone.");
    expect(text).toContain("Rogan-Gladen is not given: no labelled item that humans fail.");
  });

  it("says that the labels alone do as well where PPI++ is refused", () => {
    const [naive, classical] = correction.estimates;
    if (naive === undefined || classical === undefined) throw new Error("no estimates");
    const estimates = [
      naive,
      classical,
      { method: "ppi", estimate: { undefined: "the labels cannot tell" } } as const,
    ];
    const text = correctionReport([{ ...correction, estimates, unjudged: 3, truth: [{ value: 0.62 }] }]);
    expect(text).toContain("PPI++ is refused: the labels cannot tell. The labels alone do as well.");
    expect(text).toContain("Humans would pass 58.0 %");
    expect(text).toContain("The judge gave no verdict on 3 items");
    expect(text.replaceAll(/\s+/gu, " ")).toContain("say 62.0 %: within the interval of labels alone.");
  });

  it("says why Rogan and Gladen's estimate has no interval, and that few labels are few", () => {
    const bare = { method: "rogan-gladen", estimate: { value: 0.6 } } as const;
    const text = correctionReport([{ ...correction, labelled: 12, estimates: [bare] }]).replaceAll(
      /\s+/gu,
      " ",
    );
    expect(text).toContain("Rogan-Gladen has no interval: it takes items as independent");
    expect(text).toContain("12 labels are few: intervals are rough below some 20.");
  });

  it("prints means as they are, and shares by category", () => {
    const mean = correctionReport([{ ...correction, quantity: "mean" }]);
    expect(mean).toContain("Humans would give on average 0.60 (95 % interval 0.53 to 0.67).");
    const estimates = correction.estimates
      .filter(({ method }) => method !== "rogan-gladen")
      .flatMap((row) => [
        { ...row, category: "good" },
        { ...row, category: "poor" },
      ]);
    const shares = correctionReport([
      { ...correction, quantity: "shares", estimates, truth: [{ category: "good", value: 0.5 }] },
    ]);
    expect(shares).toMatch(/^good +judge alone +69\.0/mu);
    expect(shares).toContain("good 50.0 %");
  });

  it("puts several cells in a table of 80 columns", () => {
    const source = "simulated/careful-and-long cot-consistency llmbar-adversarial-all fluency";
    const [naive, classical] = correction.estimates;
    if (naive === undefined || classical === undefined) throw new Error("no estimates");
    const refused = {
      ...correction,
      estimates: [naive, classical, { method: "ppi", estimate: { undefined: "too few" } } as const],
    };
    const lines = linesOf(correctionReport([{ ...correction, source }, refused]));
    expect(lines.join("\n")).toContain("* PPI++ is not given: too few.");
    expect(lines.filter((line) => line.includes("58.0*"))).toHaveLength(1);
  });
});
