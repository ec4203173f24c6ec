import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { inspect } from "../../../src/imports/formats/inspect.js";
import type { ImportOptions } from "../../../src/imports/import-options.js";
import { readRows, refusalOf } from "../support/read-rows.js";
import { sourceFile } from "../support/source-file.js";

const sample = (changes: object = {}): object => ({
  ...{ id: 1, epoch: 1, input: "Name a fruit", target: "Apple", metadata: { human: "I" } },
  output: { model: "m", choices: [], completion: "Chair" },
  scores: { model_graded_qa: { value: "P", answer: "Chair", explanation: "GRADE: P" } },
  ...changes,
});
const log = (...samples: readonly object[]): string =>
  JSON.stringify({ version: 2, status: "success", eval: { task: "t" }, samples, reductions: [] });
const options: ImportOptions = { goldField: "metadata.human" };
const read = (
  text: string | Uint8Array,
  name = "log.json",
  more: ImportOptions = {},
): ReturnType<typeof readRows> => readRows(inspect, sourceFile(name, text), { ...options, ...more });

describe("the format inspect", () => {
  it("reads the value of a scorer, and what humans said", async () => {
    expect(await read(log(sample(), sample({ epoch: 2, metadata: { human: true } })))).toMatchObject([
      {
        ...{ evaluator: "model_graded_qa", protocol: "inspect", repeat: 0 },
        item: {
          key: "1",
          instruction: "Name a fruit",
          outputs: ["Chair"],
          gold: { scores: { model_graded_qa: 0 } },
        },
        answer: { outcome: { kind: "scores", scores: { model_graded_qa: 0.5 } } },
      },
      { repeat: 1, item: { gold: { scores: { model_graded_qa: 1 } } } },
    ]);
  });

  it("reads archives, sample by sample", async () => {
    const archive = zipSync({
      "header.json": strToU8("{}"),
      "samples/1_epoch_1.json": strToU8(JSON.stringify(sample())),
      "samples/2_epoch_1.json": strToU8(JSON.stringify(sample({ id: "b" }))),
      "summaries.json": strToU8("[]"),
    });
    expect((await read(archive, "log.eval")).map(({ item }) => item.key)).toEqual(["1", "b"]);
    expect(await refusalOf(read(archive.subarray(0, 90), "log.eval"))).toContain("no whole zip archive");
    const torn = zipSync({ "samples/1.json": strToU8('{"id":') });
    expect(await refusalOf(read(torn, "log.eval"))).toContain("log.eval/samples/1.json row 1: it is no JSON");
  });

  it("reads scores by criterion, the grader's name, and missing values", async () => {
    const graded = (value: unknown): object =>
      sample({ scores: { g: { value, metadata: { model: "openai/gpt-4o" } } } });
    expect(await read(log(graded({ tone: 3, depth: "C" }), graded(null)))).toMatchObject([
      { evaluator: "openai/gpt-4o", answer: { outcome: { scores: { tone: 3, depth: 1 } } } },
      { answer: { outcome: { kind: "unparsed" } } },
    ]);
  });

  it.each([
    [
      "several scorers",
      log(sample({ scores: { a: { value: 1 }, b: { value: 0 } } })),
      "row 1: it has scores of a, b",
    ],
    [
      "no scorer",
      log(sample({ scores: null })),
      "field 'scores' is null, expected the score of at least one scorer",
    ],
    [
      "an unknown grade",
      log(sample({ scores: { a: { value: "A+" } } })),
      "field 'scores.a.value' is \"A+\", expected a number",
    ],
    [
      "an unknown human grade",
      log(sample({ metadata: { human: "maybe" } })),
      "field 'metadata.human' is \"maybe\"",
    ],
    ["no samples", log(), "it holds no rows"],
    ["a log without a list of samples", '{"version":2}', "it has no list 'samples'"],
    ["half an epoch", log(sample({ epoch: 0.5 })), "expected a whole number from 1"],
  ])("refuses %s", async (_, text, words) => {
    expect(await refusalOf(read(text))).toContain(words);
  });

  it("takes the scorer that is asked for", async () => {
    const text = log(sample({ scores: { a: { value: 1 }, b: { value: 0 } } }));
    expect(await read(text, "log.json", { criterion: "b" })).toMatchObject([
      { answer: { outcome: { scores: { b: 0 } } } },
    ]);
    expect(await refusalOf(read(text, "log.json", { criterion: "c" }))).toContain("expected a score of c");
  });

  it("passes over samples that broke off before they were scored", async () => {
    const broken = sample({ id: 2, error: { message: "timeout" }, scores: null });
    expect(await read(log(broken, sample()))).toHaveLength(1);
    expect(await refusalOf(read(log(sample({ scores: null }))))).toContain("field 'scores' is null");
  });
});
