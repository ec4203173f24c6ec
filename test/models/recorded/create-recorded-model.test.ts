import { describe, expect, it } from "vitest";
import type { RecordedEvaluatorCard } from "../../../src/core/evaluator-card.js";
import { sha256 } from "../../../src/core/sha256.js";
import {
  createRecordedModel,
  type RecordedModelDeps,
} from "../../../src/models/recorded/create-recorded-model.js";
import { addressWith, requestWith, samplePair, shown } from "../../support/sample-instances.js";

const instance = { ...samplePair, dataset: "llmbar-natural" };
const rowOf = (changes: object = {}): object => ({
  input: instance.instruction,
  output_1: instance.outputs[0],
  output_2: instance.outputs[1],
  label: 1,
  results: [
    {
      "swap = False": { completion: ["Output (a)", "stop"], winner: "2" },
      "swap = True": { completion: ["Output (b)", "stop"], winner: "1" },
    },
  ],
  ...changes,
});
const path = "llmbar/llmbar-natural/Judge/Vanilla.json";
const card: RecordedEvaluatorCard = {
  id: "llmbar/judge",
  title: "Judge",
  adapter: "recorded",
  format: "llmbar",
  judge: "Judge",
  path: "",
  folders: {},
  protocols: {},
  sha256: {},
  compatibility: {},
  file: "judge.yaml",
};
const depsWith = (rows: readonly object[], size = rows.length): RecordedModelDeps & { reads: string[] } => {
  const reads: string[] = [];
  return {
    reads,
    readRecording: (file) => {
      reads.push(file.path);
      return Promise.resolve(file.path === path ? JSON.stringify(rows) : undefined);
    },
    lookup: (dataset, id) => (id === instance.id ? { ...instance, dataset } : undefined),
    sizeOf: () => size,
  };
};
const ask = (changes: Parameters<typeof addressWith>[0] = {}): ReturnType<typeof requestWith> =>
  requestWith({ address: addressWith({ dataset: "llmbar-natural", ...changes }) });

describe("createRecordedModel()", () => {
  it("replays the reply of the presentation asked for, from one reading of the file", async () => {
    const deps = depsWith([rowOf()]);
    const model = createRecordedModel(card, deps);
    const replies = await Promise.all([
      model.complete(ask()),
      model.complete(ask({ scope: shown("swapped") })),
      model.complete(ask()),
    ]);
    expect(replies.map((reply) => reply.text)).toEqual(["Output (a)", "Output (b)", "Output (a)"]);
    expect(deps.reads).toEqual([path]);
  });

  it("names the public file and its hash to whoever fetches it", async () => {
    const rows = JSON.stringify([rowOf()]);
    const seen: unknown[] = [];
    const model = createRecordedModel(
      { ...card, sha256: { [path]: sha256(rows) } },
      {
        ...depsWith([]),
        sizeOf: () => 1,
        readRecording: (file) => {
          seen.push(file);
          return Promise.resolve(rows);
        },
      },
    );
    expect((await model.complete(ask())).text).toBe("Output (a)");
    expect(seen).toEqual([
      {
        path,
        url: "https://raw.githubusercontent.com/princeton-nlp/LLMBar/caa7bee794bfed74baed038b99229fa3f0c4c511/Dataset/LLMBar/Natural/evaluators/Judge/Vanilla/result.json",
        sha256: sha256(rows),
        protocol: "Vanilla",
      },
    ]);
  });

  it.each([
    ["another protocol", { protocol: "unheard-of" }],
    ["a protocol whose file is absent", { protocol: "cot" }],
    ["another dataset", { dataset: "mtbench" }],
    ["a second sample", { sample: 1 }],
    ["a repeat", { repeat: 1 }],
    ["glued letters", { scope: shown("original", "glued") }],
    ["a step that did not happen", { step: "synthesize" }],
  ])("says that %s was not recorded", async (_, changes) => {
    const model = createRecordedModel(card, depsWith([rowOf()]));
    await expect(model.complete(ask(changes))).rejects.toMatchObject({
      failure: "not-recorded",
      retryable: false,
    });
  });

  it.each([
    ["instruction", [rowOf({ input: "Name a mountain" })], 1, /row 1 has another instruction/],
    ["first output", [rowOf({ output_1: "Mont Blanc" })], 1, /row 1 has another output 1/],
    ["second output", [rowOf({ output_2: "" })], 1, /row 1 has another output 2/],
    ["number of rows", [rowOf()], 2, /it has 1 rows, the dataset has 2/],
    ["shape", [{ results: 1 }], 1, /row 1 has no results/],
  ])("refuses a recording with another %s", async (_, rows, size, message) => {
    const model = createRecordedModel(card, depsWith(rows, size));
    await expect(model.complete(ask())).rejects.toMatchObject({ failure: "bad-request" });
    await expect(model.complete(ask())).rejects.toThrow(message);
  });

  it("refuses a file that is not the one of its card", async () => {
    const model = createRecordedModel({ ...card, sha256: { [path]: sha256("other") } }, depsWith([rowOf()]));
    await expect(model.complete(ask())).rejects.toMatchObject({ failure: "bad-request" });
    await expect(model.complete(ask())).rejects.toThrow(path);
  });

  it("says why a file could not be read", async () => {
    const model = createRecordedModel(card, {
      ...depsWith([]),
      readRecording: () => Promise.reject(new Error("no network")),
    });
    await expect(model.complete(ask())).rejects.toMatchObject({ failure: "not-recorded" });
    await expect(model.complete(ask())).rejects.toThrow("no network");
  });

  it("refuses a format that it does not know", () => {
    expect(() => createRecordedModel({ ...card, format: "tsv" }, depsWith([]))).toThrow(/unknown format tsv/);
  });
});
