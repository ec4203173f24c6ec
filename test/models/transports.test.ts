import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatModel } from "../../src/core/chat-model.js";
import type { ChatReply } from "../../src/core/chat-reply.js";
import { ModelError } from "../../src/core/errors.js";
import type { HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import { createChatModel } from "../../src/models/create-chat-model.js";
import { anthropicError, anthropicReply } from "../support/anthropic-server.js";
import {
  startHttpServer,
  type HttpServer,
  type ReceivedRequest,
  type ServerAnswer,
} from "../support/http-server.js";
import { openAiError, openAiReply } from "../support/openai-server.js";
import { addressWith, requestWith, samplePair } from "../support/sample-instances.js";

const now = Date.UTC(2026, 0, 1);

function modelOf(url: string, changes: Partial<HttpEvaluatorCard>): Promise<ChatModel> {
  const card: HttpEvaluatorCard = {
    id: "made-up-judge",
    title: "Made up",
    adapter: "openai",
    model: "made-up",
    baseUrl: changes.adapter === "anthropic" ? url : `${url}/v1/`,
    apiKeyEnv: "TEST_KEY",
    headers: { "X-Team": "judges", "user-agent": "gateway" },
    query: { "api version": "2024/10", "a&b": "c=d" },
    sampling: {},
    cannot: [],
    maxTokensField: "max_tokens",
    reasoningAllowance: 0,
    systemRole: "system",
    limits: { timeoutSeconds: 20 },
    file: "made-up.yaml",
    ...changes,
  };
  return createChatModel(card, {
    environment: { TEST_KEY: "sk-test-0123456789" },
    clock: { now: () => now },
    seed: "7",
    lookup: () => samplePair,
    majorityOf: () => "A",
    sizeOf: () => 1,
    readRecording: () => Promise.resolve(""),
  });
}

const logprobs = {
  content: [{ token: "a", logprob: -0.1, top_logprobs: [{ token: "b", logprob: -2 }] }],
};
const json = { "content-type": "application/json" };
const retry = { "retry-after": "3", "x-request-id": "req-2", "request-id": "req-2" };

/** What an endpoint may answer; `any` goes for both shapes of API. */
const answers: Readonly<Record<"openai" | "anthropic" | "any", Readonly<Record<string, ServerAnswer>>>> = {
  openai: {
    "a reply": openAiReply(),
    "hidden reasoning and a cache": openAiReply({
      usage: {
        prompt_tokens: 40,
        completion_tokens: 30,
        total_tokens: 70,
        completion_tokens_details: { reasoning_tokens: 20 },
        prompt_tokens_details: { cached_tokens: 32 },
      },
    }),
    "no usage": openAiReply({ usage: null }),
    "token probabilities": openAiReply({ logprobs }),
    "a refusal": openAiReply({ refusal: "No.", text: null }),
    "a filter": openAiReply({ text: null, finishReason: "content_filter" }),
    "a truncated reply": openAiReply({ finishReason: "length" }),
    "a rate limit": openAiError(429, { message: "Slow down" }, retry),
    "no money": openAiError(429, { code: "insufficient_quota" }),
    "too long a prompt": openAiError(400, { code: "context_length_exceeded" }),
    "a filtered prompt": openAiError(400, { code: "content_filter" }),
  },
  anthropic: {
    "a reply": anthropicReply(),
    "a rate limit": anthropicError(429, { message: "Slow down" }, retry),
    "an overload": anthropicError(529, { message: "Overloaded" }),
    "no money": anthropicError(400, { message: "Your credit balance is too low" }),
  },
  any: {
    "a rate limit that breaks off": { kind: "truncate", status: 429, headers: retry, body: '{"error":' },
    "a good answer that breaks off": { kind: "truncate", body: '{"id":' },
    "an error in another form": { kind: "send", status: 404, body: { detail: "no such model" } },
    "an error as a list": { kind: "send", status: 500, body: [1] },
    "an error as a page": {
      kind: "send",
      status: 503,
      headers: { "content-type": "text/html" },
      body: "<p>",
    },
    "a redirect": { kind: "send", status: 307, headers: { location: "/elsewhere" }, body: "" },
    "no content": { kind: "send", status: 204, body: "" },
    "an empty body": { kind: "send", headers: { ...json, "content-length": "0" }, body: "" },
    "a text": { kind: "send", headers: { "content-type": "text/plain" }, body: "Output (a)" },
    "JSON of a kind": { kind: "send", headers: { "content-type": "application/problem+json" }, body: {} },
    "an encoding that nobody knows": {
      kind: "send",
      headers: { ...json, "content-encoding": "zstd" },
      body: "x",
    },
    "bytes that are not packed": {
      kind: "send",
      headers: { ...json, "content-encoding": "gzip" },
      body: "x",
    },
    "a reset": { kind: "reset" },
  },
};

type Ended = ChatReply | Pick<ModelError, "failure" | "status" | "retryAfterMs" | "requestId" | "hint">;

describe.each(["openai", "anthropic"] as const)("transports of %s", (adapter) => {
  let server: HttpServer;
  let answer: ServerAnswer = { kind: "reset" };
  beforeAll(async () => {
    server = await startHttpServer({ answer: () => answer });
  });
  afterAll(() => server.close());

  async function ended(transport: "pool" | "sdk", given: ServerAnswer): Promise<Ended> {
    answer = given;
    const model = await modelOf(server.url, { adapter, transport });
    const sampling =
      "body" in given && JSON.stringify(given.body).includes("top_logprobs") ? { logprobs: 1 } : {};
    const request = requestWith({ address: addressWith({}), sampling });
    return model.complete(request).catch((error: unknown) => {
      if (!(error instanceof ModelError)) throw error;
      const { failure, status, retryAfterMs, requestId, hint } = error;
      return { failure, status, retryAfterMs, requestId, hint };
    });
  }

  it.each(Object.entries({ ...answers[adapter], ...answers.any }))(
    "make the same of %s",
    async (_, given) => {
      const bySdk = await ended("sdk", given);
      expect(await ended("pool", given)).toEqual(bySdk);
    },
  );

  it("send the same to the same address", async () => {
    const sent: (ReceivedRequest | undefined)[] = [];
    for (const transport of ["sdk", "pool"] as const) {
      await ended(transport, answers[adapter]["a reply"] ?? { kind: "reset" });
      sent.push(server.requests.at(-1));
    }
    const [bySdk, byPool] = sent;
    expect(byPool?.body).toEqual(bySdk?.body);
    expect(byPool?.method).toBe(bySdk?.method);
    expect(byPool?.path).toBe(bySdk?.path);
    const own = Object.entries(byPool?.headers ?? {}).filter(([name]) => name !== "connection");
    expect(bySdk?.headers).toMatchObject(Object.fromEntries(own));
    expect(own.map(([name]) => name)).toEqual(
      expect.arrayContaining(["accept", "content-type", "host", "user-agent", "x-team"]),
    );
  });
});
