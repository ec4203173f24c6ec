import { describe, expect, it } from "vitest";
import type { FlaskReliability, FlaskReliabilityRow } from "../../src/core/flask-reliability.js";
import { flaskReliabilityReport } from "../../src/report/flask-reliability-report.js";

const known = { value: 0.5, low: 0.25, high: 0.75 };
const none = { undefined: "nothing was scored twice" };
const row: FlaskReliabilityRow = {
  ...{
    skill: "Readability",
    n: 1200,
    instructions: 200,
    spearman: known,
    kendall: { value: 0.4 },
    pearson: known,
  },
  ...{ humans: { ordinal: { value: 0.3 }, interval: known }, runs: { ordinal: none, interval: none } },
  ...{ length: { model: { value: -0.1 }, human: none, within: { value: 0.2 } }, weight: { value: 0.125 } },
};
const measured: FlaskReliability = {
  ...{ schema: "reife/flask-reliability/1", rows: [row] },
  respondents: [
    {
      ...{ respondent: "ann", n: 3, human: { macro: { value: 3 }, weighted: { value: 3.25 } } },
      model: { macro: { value: 4 }, weighted: none },
    },
  ],
};

describe("flaskReliabilityReport()", () => {
  it("shows figures with their intervals, and what the paper says", () => {
    const paper = new Map([["Readability", { humans: 0.089, runs: 0.329, pearson: 0.223 }]]);
    const text = flaskReliabilityReport(measured, paper);
    expect(text).toMatch(/^Readability +1,200 .*0\.25 to 0\.75 +0\.22$/mu);
    expect(text).toMatch(/^Readability .*0\.25 to 0\.75 .*0\.09 .*0\.33/mu);
    expect(text).toMatch(/^ann +3 /mu);
    expect(text).not.toContain("NaN");
    expect(flaskReliabilityReport({ ...measured, rows: [{ ...row, n: 0 }] }, paper)).not.toContain(
      "model and humans",
    );
    expect(flaskReliabilityReport(measured, new Map())).toMatch(/^Readability +1,200 .* -$/mu);
  });
});
