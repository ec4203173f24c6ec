import { describe, expect, it } from "vitest";
import { qrels } from "../../../src/imports/formats/qrels.js";
import type { SourceFile } from "../../../src/imports/source-file.js";
import { readRows, refusalOf } from "../support/read-rows.js";
import { sourceFile } from "../support/source-file.js";

const read = (text: string, clamp?: boolean): ReturnType<typeof readRows> =>
  readRows(qrels, sourceFile("runs/judge-x.txt", text), { clamp });

describe("the format qrels", () => {
  it("reads a label a line; one above the scale is no score, or the highest where that is asked for", async () => {
    const rows = await read("q1 0 p1 3\r\nq1\t0\tp2\t5\n\n");
    expect(rows).toMatchObject([
      {
        ...{ evaluator: "judge-x", dataset: "llmjudge-2024" },
        item: { key: "q1 p1", cluster: "q1" },
        answer: { outcome: { kind: "scores", scores: { relevance: 3 } } },
      },
      { answer: { outcome: { kind: "unparsed", reason: "out-of-range", excerpt: "5" } } },
    ]);
    expect((await read("q1 0 p2 5", true))[0]?.answer).toMatchObject({
      outcome: { scores: { relevance: 3 } },
    });
  });

  it("refuses other lines and other labels", async () => {
    expect(await refusalOf(read("q1 0 p1 3\nq1 0 p2"))).toContain("row 2: it is not `query 0 passage label`");
    expect(await refusalOf(read("q1 0 p1 good"))).toContain(
      "row 1: its label is 'good', expected a whole number",
    );
    expect(await refusalOf(read("\n"))).toContain("it holds no rows");
  });

  it("holds labels against those of a file of assessors, and passes over what they have not labelled", async () => {
    const human = (text: string): { readonly gold: SourceFile } => ({ gold: sourceFile("own.qrels", text) });
    const files = sourceFile("judge-x.txt", "q1 0 p1 3\nq1 0 p9 2\n");
    expect(await readRows(qrels, files, human("q1 0 p1 1\nq1 0 p2 0\n"))).toMatchObject([
      { dataset: "own", item: { key: "q1 p1", gold: { kind: "scores", scores: { relevance: 1 } } } },
    ]);
    expect(await refusalOf(readRows(qrels, files, human("q1 0 p1 1\nq1 0 p1 1\n")))).toBe(
      "Cannot import own.qrels row 2: 'q1 p1' has a label in an earlier row already",
    );
  });
});
