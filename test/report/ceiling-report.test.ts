import { describe, expect, it } from "vitest";
import type { Ceiling, CeilingReport, SoftAgreement } from "../../src/core/ceiling.js";
import { ceilingReport } from "../../src/report/ceiling-report.js";

const ceiling: Ceiling = {
  ...{ n: 999, annotators: 3, identified: true, by: "labels" },
  human: { value: 0.92 },
  judge: { value: 0.689 },
  share: { value: 0.749, low: 0.7, high: 0.795 },
  attainable: { value: 0.96 },
};

const agreement: SoftAgreement = {
  ...{ n: 999, withoutVerdict: 0, accuracy: { value: 0.758 } },
  ...{ brier: { value: 0.535 }, logLoss: { value: 4.057 }, jensenShannon: { value: 0.276 } },
};

const report: CeilingReport = {
  ...{ evaluator: "a-judge-with-a-rather-long-name", protocol: "cot-consistency", dataset: "pandalm" },
  ceilings: [ceiling],
  altTest: {
    ...{ epsilon: 0.15, winningRate: 1, advantage: 0.8125, passes: true, leftOut: 0 },
    annotators: [{ annotator: "ann", items: 999, advantage: 0.8125, p: 0.001, replaceable: true }],
  },
  humanLike: { z: -28.33, reading: "super-consistent", judge: 0.5, humans: 0.86 },
  soft: {
    ...agreement,
    ...{ confident: 0, trials: 999, clipped: 333, leastLogLoss: { value: 0.076 } },
    strata: { unanimous: agreement, split: { ...agreement, n: 120 } },
  },
};

describe("ceilingReport()", () => {
  it("fits 80 columns, also with long names and both kinds of gold", () => {
    const ratings: CeilingReport = {
      ...report,
      criterion: "informativeness",
      ceilings: [
        { ...ceiling, by: "spearman", attainable: { undefined: "correlations have no such bound" } },
      ],
      soft: undefined,
    };
    for (const line of ceilingReport([report, ratings]).split("\n"))
      expect(line.length).toBeLessThanOrEqual(80);
  });

  it("states the share of the ceiling with its interval, the alt-test, z, and the losses by disagreement", () => {
    const text = ceilingReport([report]);
    expect(text).toMatch(/999 +92\.0 +68\.9 +74\.9 +70\.0 to 79\.5 +96\.0/u);
    expect(text).toMatch(/0\.15 +1\.00 +0\.813 +yes +-28\.33 +super-consistent/u);
    expect(text).toMatch(/split +120 +75\.8 +0\.535 +4\.057 +0\.276/u);
    expect(text).toContain("own entropy is 0.076");
    expect(text).toMatch(/33\.3 % of the pairs have a vote/u);
  });

  it("says why nobody could be replaced, and leaves the table of that out", () => {
    const none = { undefined: "the dataset does not say whose votes they are" };
    const text = ceilingReport([{ ...report, altTest: none, humanLike: none }]);
    expect(text).not.toContain("omega");
    expect(text).toContain("pandalm: the dataset does not say whose votes they are");
  });
});
