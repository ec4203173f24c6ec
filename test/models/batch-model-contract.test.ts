import { describe, expect, it } from "vitest";
import type { HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import { createBatchModel } from "../../src/models/create-batch-model.js";
import { createChatModel } from "../../src/models/create-chat-model.js";
import { batchModelContract, type BatchFormat } from "../contracts/batch-model.js";
import { startBatchServer } from "../support/batch-server.js";
import { lookupSample, requestWith } from "../support/sample-instances.js";

const world = {
  ...{ environment: { TEST_KEY: "sk-test-0123456789" }, clock: { now: () => 0 }, seed: "7" },
  ...{ lookup: lookupSample, majorityOf: () => "A" as const, sizeOf: () => 1 },
  readRecording: () => Promise.resolve(""),
};

function card(adapter: HttpEvaluatorCard["adapter"], url: string): HttpEvaluatorCard {
  return {
    ...{ id: "made-up-judge", title: "Made up", model: "made-up", apiKeyEnv: "TEST_KEY", sampling: {} },
    ...{ cannot: [], maxTokensField: "max_tokens", reasoningAllowance: 0, systemRole: "system" },
    ...{ limits: { timeoutSeconds: 10 }, file: "made-up.yaml" },
    adapter,
    baseUrl: adapter === "openai" ? `${url}/v1` : url,
  };
}

const format = (adapter: HttpEvaluatorCard["adapter"]): BatchFormat => ({
  name: adapter,
  batches: (url) => createBatchModel(card(adapter, url), world),
  live: (url) => createChatModel(card(adapter, url), world),
});

batchModelContract(format("openai"));
batchModelContract(format("anthropic"));

describe("OpenAI's batches", () => {
  it.each([
    ["token_limit_exceeded", "rate-limited"],
    ["model_not_found", "not-found"],
    ["duplicate_custom_id", "bad-request"],
  ])("says that a batch was refused for %s", async (code, failure) => {
    const server = await startBatchServer({ refuse: () => code });
    const model = await createBatchModel(card("openai", server.url), world);
    const id = await model.submit({ key: "k", lines: [model.line("x", requestWith())] });
    expect(await model.look(id)).toMatchObject({ kind: "refused", failure });
  });

  it("says what became of calls without a line", async () => {
    const server = await startBatchServer({ looks: 1, fate: () => "no-line", end: () => "expired" });
    const model = await createBatchModel(card("openai", server.url), world);
    const id = await model.submit({ key: "k", lines: [model.line("x", requestWith())] });
    expect(await model.look(id)).toMatchObject({ kind: "ended", rest: { failure: "timeout" } });
  });
});

describe("Anthropic's batches", () => {
  it("cannot tell a batch of the same size that has not ended yet", async () => {
    const server = await startBatchServer({ looks: 3 });
    const model = await createBatchModel(card("anthropic", server.url), world);
    const id = await model.submit({ key: "k", lines: [model.line("x", requestWith())] });
    const trace = { key: "k", at: Date.now(), calls: new Set(["x"]), others: new Set<string>() };
    expect(await model.find(trace)).toEqual({ kind: "unsure" });
    for (let look = 0; look < 3; look += 1) await model.look(id);
    expect(await model.find(trace)).toEqual({ kind: "found", id });
  });
});
