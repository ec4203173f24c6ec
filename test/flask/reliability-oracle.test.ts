import { describe, expect, it } from "vitest";
import { agreementAmongJudges } from "../../src/flask/agreement-among-judges.js";
import { measureJudge } from "../../src/flask/measure-judge.js";
import { measureReliability } from "../../src/flask/measure-reliability.js";
import type { ReviewingJudge } from "../../src/flask/reviewing-judge.js";
import { verbosityShifts } from "../../src/flask/verbosity-shifts.js";
import oracle from "../oracles/flask-reliability.json" with { type: "json" };

const options = { seed: 3, resamples: 20 };
const { ratings, expected } = oracle;

interface Row {
  readonly cluster: string;
  readonly respondent: string;
  readonly skill: string;
  readonly scores: readonly number[];
  readonly length?: number;
}

function judgeOf(judge: string, rows: readonly Row[]): ReviewingJudge {
  return {
    ...{ judge, ambiguous: 0 },
    answers: rows.map(({ scores, ...row }) => ({ ...row, scores: new Map(scores.entries()) })),
  };
}

const first = judgeOf("first", oracle.judges.first);
const second = judgeOf("second", oracle.judges.second);

/** The oracle's numbers as estimates: every number that is not a count, at any depth. */
function asEstimates(value: unknown): unknown {
  if (typeof value === "number") return { value: expect.closeTo(value, 10) as number };
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).map(([name, own]) => [
      name,
      name === "n" || name === "reviewed" ? own : asEstimates(own),
    ]),
  );
}

function expectRows(
  rows: readonly { readonly skill: string }[],
  values: Readonly<Record<string, unknown>>,
): void {
  expect(rows.map(({ skill }) => skill).sort()).toEqual(Object.keys(values).sort());
  for (const row of rows) expect(row).toMatchObject(asEstimates(values[row.skill]) as object);
}

describe("reliability, against SciPy", () => {
  it("of human scores and a model's", () => {
    const { rows, respondents } = measureReliability(ratings, options);
    expectRows(rows, expected.human);
    const weights = new Map(rows.map(({ skill, weight }) => [skill, weight]));
    for (const [skill, weight] of Object.entries(expected.weights))
      expect(weights.get(skill)).toMatchObject({ value: expect.closeTo(weight, 10) as number });
    expect(
      Object.fromEntries(respondents.map(({ respondent, ...sides }) => [respondent, sides])),
    ).toMatchObject(asEstimates(expected.respondents) as object);
  });

  it("of judges with repeats, against human scores and among themselves", () => {
    expectRows(measureJudge(first, ratings, options).rows, expected.judges.first);
    expectRows(measureJudge(second, ratings, options).rows, expected.judges.second);
    expectRows(agreementAmongJudges([first, second], options), expected.among);
  });

  it("of scores of longer answers", () => {
    // One respondent on each side, whatever it is called.
    const plain = { ...first, answers: first.answers.filter(({ respondent }) => respondent === "ann") };
    expectRows(verbosityShifts(plain, judgeOf("first", oracle.longer)), expected.verbosity);
  });
});
