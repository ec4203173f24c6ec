import { describe, expect, it } from "vitest";
import type { RecordedEvaluatorCard } from "../../../src/core/evaluator-card.js";
import { completeRecordedCard } from "../../../src/models/recorded/complete-recorded-card.js";
import { recordingFile } from "../../../src/models/recorded/recording-file.js";

const short: RecordedEvaluatorCard = {
  id: "llmbar/x",
  title: "X",
  adapter: "recorded",
  format: "llmbar",
  judge: "GPT-4",
  path: "",
  folders: {},
  protocols: {},
  sha256: { "llmbar/llmbar-natural/GPT-4/CoT.json": "abc" },
  compatibility: {},
  file: "x.yaml",
};

describe("recordingFile()", () => {
  it("finds a short card's file by its format's layout", () => {
    expect(recordingFile(completeRecordedCard(short), "llmbar-natural", "cot")).toEqual({
      path: "llmbar/llmbar-natural/GPT-4/CoT.json",
      url: "https://raw.githubusercontent.com/princeton-nlp/LLMBar/caa7bee794bfed74baed038b99229fa3f0c4c511/Dataset/LLMBar/Natural/evaluators/GPT-4/CoT/result.json",
      sha256: "abc",
      protocol: "CoT",
    });
  });

  it("goes by what a card says itself, and knows no address for it then", () => {
    const own = {
      ...short,
      path: "mine/{judge}/{dataset}-{protocol}.json",
      folders: { own: "Own" },
      protocols: { base: "B" },
    };
    const card = completeRecordedCard(own);
    expect(recordingFile(card, "own", "base")).toEqual({ path: "mine/GPT-4/own-B.json", protocol: "B" });
    expect(recordingFile(card, "llmbar-natural", "base")).toBeUndefined();
    expect(recordingFile(card, "own", "cot")).toBeUndefined();
  });

  it("leaves a card of an unknown format as it is", () => {
    const card = { ...short, format: "other" };
    expect(completeRecordedCard(card)).toBe(card);
    expect(recordingFile(card, "llmbar-natural", "base")).toBeUndefined();
  });
});
