import { describe, expect, it } from "vitest";
import { publishedAgreement } from "../../src/flask/published-agreement.js";
import { publishedReliability } from "../../src/flask/published-reliability.js";
import { flaskJudgesReport } from "../../src/report/flask-judges-report.js";

const known = { value: 0.5, low: 0.25, high: 0.75 };
const none = { undefined: "nothing was scored twice" };

describe("flaskJudgesReport()", () => {
  it("shows judges beside what the paper says, and what longer answers change", () => {
    const row = {
      ...{ skill: "overall", reviewed: 5100, n: 1200, instructions: 200, spearman: known, kendall: known },
      ...{ pearson: known, runs: { ordinal: none, interval: none }, length: { all: known, within: none } },
    };
    const text = flaskJudgesReport(
      {
        ...{ schema: "reife/flask-reliability/1", rows: [], respondents: [] },
        judges: [{ judge: "strict", ambiguous: 2, rows: [row] }],
        amongJudges: [
          { skill: "overall", n: 90, instructions: 30, alpha: { ordinal: known, interval: known } },
        ],
        verbosity: [
          {
            ...{ judge: "strict", skill: "overall", n: 30, instructions: 10 },
            ...{ unchanged: known, shift: { value: -0.001 } },
          },
        ],
      },
      { evaluators: publishedAgreement, skills: publishedReliability },
    );
    expect(text).toMatch(/^strict +1,200 +0\.50 +0\.50 +0\.50 +0\.25 to 0\.75$/mu);
    expect(text).toMatch(/^paper: GPT-4, by skill +0\.68 +0\.54 +0\.73$/mu);
    expect(text).toMatch(/^overall +5,100 +1,200 +0\.50 +0\.25 to 0\.75 +0\.73 +- +0\.83 +0\.50 +-$/mu);
    expect(text).toMatch(/^overall +90 +0\.50 .* 0\.47$/mu);
    expect(text).toMatch(/^overall +strict +30 +50\.0 +25\.0 to 75\.0 +0\.00 +-$/mu);
    expect(text.replaceAll(/\s+/gu, " ")).toContain("Left out: 2 answers");
  });
});
