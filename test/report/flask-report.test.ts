import { describe, expect, it } from "vitest";
import type { FlaskAggregate } from "../../src/core/flask-aggregate.js";
import { flaskReport } from "../../src/report/flask-report.js";
import { idRanges } from "../../src/report/id-ranges.js";
import { flaskTables } from "../../src/report/flask-tables.js";

const row = {
  by: "skill",
  keys: { skill: "Factuality" },
  n: 9,
  instructions: 9,
  asked: 12,
  notApplicable: 1,
  lost: 2,
} as const;
const mean = { value: 3.456, low: 3, high: 4, method: "t" };
const none = { undefined: "nothing was scored" };
const aggregate: FlaskAggregate = {
  schema: "reife/flask-aggregate/1",
  models: [
    {
      model: "a",
      reviews: 4,
      instructions: 4,
      repeated: 1,
      lost: { refused: 2 },
      missing: ["1", "2", "3", "4", "5", "6", "9"],
    },
    { model: "b", reviews: 4, instructions: 4, repeated: 0, lost: {} },
  ],
  rows: [
    { ...row, model: "a", mean, macro: mean },
    { ...row, model: "b", mean: none, macro: none, n: 0, asked: 0, notApplicable: 0, lost: 0 },
  ],
  baseline: "a",
  differences: [
    {
      ...{ by: "skill", keys: { skill: "Factuality" }, model: "b", baseline: "a", n: 3, instructions: 3 },
      ...{
        difference: { value: 0.5, low: 0.1, high: 0.9 },
        p: { value: 0.01 },
        adjustedP: { value: 0.0004 },
      },
    },
  ],
};

describe("idRanges()", () => {
  it("joins numbers that follow each other, and cuts a long list", () => {
    expect(idRanges([])).toBe("");
    expect(idRanges(["1", "2", "4", "q7", "q8"])).toBe("1-2, 4, q7, q8");
    const odd = Array.from({ length: 20 }, (_, index) => String(2 * index + 1));
    expect(idRanges(odd)).toBe("1, 3, 5, 7, 9, 11, 13, 15, ... 39");
  });
});

describe("an aggregate of skill scores", () => {
  it("is shown as tables, what is missing beside it", () => {
    const text = flaskReport(aggregate);
    expect(text.replaceAll(/\s+/gu, " ")).toContain(
      "a: 4 reviews of 4 instructions; lost: 2 refused; 1 repeated reviews passed over; 7 questions without a review: 1-6, 9",
    );
    expect(text).toContain("Factuality  a      9  3.46  3.00 to 4.00    8.3    16.7");
    expect(text).toContain("            b      0     -  -                 -       -  +0.50  <0.001");
  });

  it("is written for spreadsheets, unrounded", () => {
    const { csv, md } = flaskTables(aggregate);
    expect(csv().split("\n").slice(0, 3)).toEqual([
      "by,slice,model,mean,meanLow,meanHigh,macro,n,instructions,asked,notApplicable,lost,pairs,difference,differenceLow,differenceHigh,p,adjustedP",
      "skill,Factuality,a,3.456,3,4,3.456,9,9,12,1,2,,,,,,",
      "skill,Factuality,b,,,,,0,9,0,0,0,3,0.5,0.1,0.9,0.01,0.0004",
    ]);
    expect(md()).toContain("|skill|Factuality|a|3.456|");
  });
});
