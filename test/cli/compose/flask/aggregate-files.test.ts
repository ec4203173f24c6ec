import { describe, expect, it } from "vitest";
import { namedApart } from "../../../../src/cli/compose/flask/named-apart.js";
import { readQuestions } from "../../../../src/cli/compose/flask/read-questions.js";
import { readReviewFile } from "../../../../src/cli/compose/flask/read-review-file.js";
import type { ReviewSource } from "../../../../src/cli/compose/flask/review-source.js";
import { flaskCompatOutput } from "../../../../src/cli/flask-compat-output.js";
import type { FlaskAggregate, FlaskFacet } from "../../../../src/core/flask-aggregate.js";
import { aggregateReviews } from "../../../../src/flask/aggregate-reviews.js";
import { linesOf, sourceFile } from "../../../imports/support/source-file.js";
import oracle from "../../../oracles/flask-aggregate.json" with { type: "json" };

const facets: readonly FlaskFacet[] = [
  "overall",
  "ability",
  "skill",
  "domain",
  "difficulty",
  "skill,difficulty",
];
const names = ["alpha", "beta"] as const;

/** The figures of a mean; without bounds where there is no interval. */
interface Expected {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly p?: number | undefined;
}

interface ExpectedDifference extends Expected {
  readonly by: string;
  readonly keys: readonly string[];
  readonly n: number;
  readonly adjustedP?: number | undefined;
}

const wantedDifferences: readonly ExpectedDifference[] = oracle.differences;

async function sources(): Promise<readonly ReviewSource[]> {
  return Promise.all(
    names.map((name) =>
      readReviewFile(sourceFile(`outputs/${name}.jsonl`, linesOf(...oracle.files[name]), 4096)),
    ),
  );
}

async function aggregate(): Promise<FlaskAggregate> {
  const questions = await readQuestions(sourceFile("questions.jsonl", linesOf(...oracle.questions), 4096));
  const ids = questions.map(({ id }) => id);
  return aggregateReviews({ models: await sources(), facets, baseline: "alpha", questions: ids });
}

const keyOf = (by: string, model: string, keys: readonly string[]): string =>
  JSON.stringify([by, model, keys]);

describe("files of reviews", () => {
  it("are aggregated to the figures of the definitions", async () => {
    const found = await aggregate();
    const rows = new Map(found.rows.map((row) => [keyOf(row.by, row.model, Object.values(row.keys)), row]));
    expect(rows.size).toBe(oracle.rows.length);
    for (const wanted of oracle.rows) {
      const row = rows.get(keyOf(wanted.by, wanted.model, wanted.keys));
      const { n, asked, notApplicable, lost, instructions } = wanted;
      expect(row).toMatchObject({ n, asked, notApplicable, lost, instructions });
      for (const figure of ["mean", "macro"] as const) {
        const expected: Expected | undefined = "mean" in wanted ? wanted[figure] : undefined;
        if (expected === undefined) {
          expect(row?.[figure]).toEqual({ undefined: "nothing was scored" });
          continue;
        }
        expect(row?.[figure]).toHaveProperty("value", expect.closeTo(expected.value, 10));
        if (expected.low === undefined || expected.high === undefined) {
          expect(row?.[figure]).not.toHaveProperty("low");
          continue;
        }
        expect(row?.[figure]).toHaveProperty("low", expect.closeTo(Math.max(1, expected.low), 8));
        expect(row?.[figure]).toHaveProperty("high", expect.closeTo(Math.min(5, expected.high), 8));
      }
    }
  });

  it("are compared in pairs, with adjusted p-values", async () => {
    const { differences, baseline } = await aggregate();
    expect(baseline).toBe("alpha");
    const rows = new Map(differences.map((row) => [keyOf(row.by, row.model, Object.values(row.keys)), row]));
    expect(rows.size).toBe(oracle.differences.length);
    for (const wanted of wantedDifferences) {
      const row = rows.get(keyOf(wanted.by, "beta", wanted.keys));
      expect(row).toMatchObject({
        n: wanted.n,
        difference: { value: expect.closeTo(wanted.value, 10) as number },
      });
      if (wanted.low === undefined || wanted.p === undefined || wanted.adjustedP === undefined) {
        expect(row?.p).toHaveProperty("undefined");
        expect(row?.adjustedP).toHaveProperty("undefined");
        continue;
      }
      expect(row?.difference).toHaveProperty("low", expect.closeTo(wanted.low, 8));
      expect(row?.p).toHaveProperty("value", expect.closeTo(wanted.p, 10));
      expect(row?.adjustedP).toHaveProperty("value", expect.closeTo(wanted.adjustedP, 10));
    }
  });

  it("say which questions have no review, and which reviews are there twice", async () => {
    const { models } = await aggregate();
    expect(models).toMatchObject([
      { model: "alpha", reviews: 36, instructions: 35, repeated: 1, missing: [] },
      { model: "beta", reviews: 34, repeated: 1, missing: ["21", "22"] },
    ]);
  });

  it("give the authors' tables byte for byte, levels by the rows' labels", async () => {
    const { files } = flaskCompatOutput({ sources: await sources(), questions: undefined });
    for (const name of names)
      for (const kind of ["skill", "domain", "difficulty_skill"] as const)
        expect(files.get(`${name}_${kind}.csv`)).toBe(oracle.compat.own[name][kind]);
  });

  it("give them with levels by line number, as the authors take them", async () => {
    const questions = await readQuestions(sourceFile("questions.jsonl", linesOf(...oracle.questions), 4096));
    const { files, text } = flaskCompatOutput({ sources: await sources(), questions });
    for (const name of names)
      expect(files.get(`${name}_difficulty_skill.csv`)).toBe(oracle.compat.byLine[name].difficulty_skill);
    expect(oracle.compat.byLine.beta).not.toEqual(oracle.compat.own.beta);
    expect(text).toContain("rows have other than 3 scores");
  });

  it("refuse the authors' tables for a run", () => {
    const source: ReviewSource = { model: "chatgpt", within: [], reviews: [] };
    expect(() => flaskCompatOutput({ sources: [source], questions: undefined })).toThrow(
      "Cannot use --compat on chatgpt",
    );
  });

  it("refuse questions with one id twice", async () => {
    const twice = linesOf(oracle.questions[0], oracle.questions[0]);
    await expect(readQuestions(sourceFile("q.jsonl", twice))).rejects.toThrow("two questions have the id 1");
  });
});

describe("namedApart()", () => {
  const source = (model: string, within: readonly string[]): ReviewSource => ({ model, within, reviews: [] });
  const named = (sources: readonly ReviewSource[]): readonly string[] =>
    namedApart(sources).map(({ model }) => model);

  it("says no more than it takes", () => {
    expect(named([source("a", ["x"]), source("b", ["x"])])).toEqual(["a", "b"]);
    expect(named([source("a", ["x", "z"]), source("a", ["y", "z"])])).toEqual(["a (x)", "a (y)"]);
    expect(named([source("a", ["x", "y"]), source("a", ["x", "z"])])).toEqual(["a (x, y)", "a (x, z)"]);
    expect(named([source("a", ["x"]), source("a", ["x"])])).toEqual(["a (x)", "a (x) #2"]);
  });
});
