import { describe, expect, it } from "vitest";
import { promptfoo } from "../../../src/imports/formats/promptfoo.js";
import type { ImportOptions } from "../../../src/imports/import-options.js";
import { readRows, refusalOf } from "../support/read-rows.js";
import { linesOf, sourceFile } from "../support/source-file.js";

const component = (score: unknown, assertion: object): object => ({
  pass: true,
  score,
  reason: "x",
  assertion,
});
const result = (components: readonly object[], changes: object = {}): object => ({
  ...{ promptIdx: 0, testIdx: 4, provider: { id: "openai:gpt-4o-mini", label: "" }, vars: { human: 1 } },
  ...{ prompt: { raw: "Name a fruit", label: "p" }, response: { output: "Apple" }, success: true, score: 1 },
  gradingResult: { pass: true, score: 1, componentResults: components },
  ...changes,
});
const rubric = component(0.8, { type: "llm-rubric", value: "fruit", provider: "openai:gpt-4o" });
const document = (...results: readonly object[]): string =>
  JSON.stringify({
    evalId: "e",
    results: { version: 3, timestamp: "", prompts: [], results, stats: {} },
    config: {},
  });
const read = (
  text: string,
  options: ImportOptions = {},
  name = "results.json",
): ReturnType<typeof readRows> =>
  readRows(promptfoo, sourceFile(name, text), { goldField: "vars.human", ...options });

describe("the format promptfoo", () => {
  it("reads the scores of assertions that a model decided", async () => {
    const rows = await read(document(result([rubric, component(1, { type: "contains", value: "A" })])));
    expect(rows).toMatchObject([
      {
        ...{ evaluator: "openai:gpt-4o", protocol: "promptfoo", criterion: "llm-rubric" },
        item: {
          ...{ key: "test 4 prompt 0 openai:gpt-4o-mini", cluster: "test 4", outputs: ["Apple"] },
          gold: { scores: { "llm-rubric": 1 } },
        },
        answer: { outcome: { scores: { "llm-rubric": 0.8 } } },
      },
    ]);
  });

  it("tells assertions apart by their metrics, with a grade for each", async () => {
    const two = [
      component(1, { type: "llm-rubric", metric: "tone" }),
      component(0, { type: "g-eval", metric: "depth" }),
    ];
    const text = document(result(two, { vars: { human: { tone: "pass", depth: 0.5 } } }));
    expect((await read(text)).map(({ criterion, item }) => [criterion, item.gold])).toEqual([
      ["tone", { kind: "scores", scores: { tone: 1 } }],
      ["depth", { kind: "scores", scores: { depth: 0.5 } }],
    ]);
    expect(await read(text, { criterion: "depth" })).toHaveLength(1);
  });

  it("reads one result a line; a test without an output was not judged", async () => {
    const failed = result([], { error: "rate limit", gradingResult: null });
    expect(await read(linesOf(result([rubric]), failed), {}, "r.jsonl")).toHaveLength(1);
  });

  it.each([
    [
      "no assertion of a model",
      document(result([component(1, { type: "equals" })])),
      "row 1: no assertion of it was decided by a model",
    ],
    [
      "two assertions of one name",
      document(result([rubric, rubric])),
      "two of its assertions are called 'llm-rubric'",
    ],
    [
      "a score that is no number",
      document(result([component("high", { type: "llm-rubric" })])),
      "expected a number",
    ],
    [
      "a human grade in other words",
      document(result([rubric], { vars: { human: "fine" } })),
      "field 'vars.human' is \"fine\"",
    ],
    ["a document without results", '{"results":[]}', "it holds no rows"],
    ["another document", '{"outputs":[1]}', "it has no list 'results.results'"],
  ])("refuses %s", async (_, text, words) => {
    expect(await refusalOf(read(text))).toContain(words);
  });

  it("finds the results of a file, of what `evaluate()` gave back, and of a list", async () => {
    const one = result([rubric]);
    for (const whole of [{ results: { results: [one] } }, { version: 3, results: [one] }, [one]]) {
      expect(await read(JSON.stringify(whole))).toHaveLength(1);
    }
    expect(await refusalOf(read(JSON.stringify({ outputs: [one] })))).toContain("no list 'results.results'");
  });

  it("reads older results: tests without a number, a grading without components", async () => {
    const old = { testIdx: undefined, promptIdx: undefined };
    const alone = { gradingResult: { score: 0.5, assertion: { type: "llm-rubric", value: "x" } } };
    const rows = await read(document(result([rubric], old), result([], { ...old, ...alone })));
    expect(rows).toMatchObject([
      { item: { key: "row 1" } },
      { item: { key: "row 2" }, answer: { outcome: { scores: { "llm-rubric": 0.5 } } } },
    ]);
  });
});
