import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChatModel, ChatRequest } from "../../../src/core/chat-model.js";
import type { HttpEvaluatorCard } from "../../../src/core/evaluator-card.js";
import type { Sampling } from "../../../src/core/sampling.js";
import { createAnthropicModel } from "../../../src/models/anthropic/create-anthropic-model.js";
import { anthropicError, anthropicReply, startAnthropicServer } from "../../support/anthropic-server.js";
import type { HttpServer, ServerAnswer } from "../../support/http-server.js";
import { requestWith } from "../../support/sample-instances.js";

const card: HttpEvaluatorCard = {
  id: "made-up-judge",
  title: "Made up",
  adapter: "anthropic",
  model: "made-up",
  sampling: {},
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: { timeoutSeconds: 10 },
  file: "made-up.yaml",
};

describe("createAnthropicModel()", () => {
  let server: HttpServer;
  let answer: ServerAnswer = anthropicReply();
  beforeAll(async () => {
    server = await startAnthropicServer({ answer: () => answer });
  });
  afterAll(() => server.close());

  const modelOf = (changes: Partial<HttpEvaluatorCard> = {}): Promise<ChatModel> =>
    createAnthropicModel(
      { ...card, ...changes },
      {
        endpoint: { apiKey: "k", baseUrl: server.url, headers: {}, secrets: ["k"] },
        clock: { now: () => 0 },
        fingerprint: "f",
      },
    );
  const bodyOf = async (
    changes: Partial<HttpEvaluatorCard>,
    request: Partial<ChatRequest>,
  ): Promise<Readonly<Record<string, unknown>> | undefined> => {
    answer = anthropicReply();
    await (await modelOf(changes)).complete(requestWith(request));
    return server.requests.at(-1)?.body;
  };

  it("sends nothing that was not asked for, but the bound that the API demands", async () => {
    expect(await bodyOf({}, {})).toEqual({
      model: "made-up",
      max_tokens: 4096,
      system: "You judge.",
      messages: [{ role: "user", content: "Which output is better?" }],
    });
    expect(server.requests.at(-1)?.headers["anthropic-version"]).toBe("2023-06-01");
  });

  it("joins system texts, and sends none where there is none", async () => {
    const messages = [
      { role: "system", content: "One." },
      { role: "user", content: "Two?" },
      { role: "system", content: "Three." },
      { role: "assistant", content: "Four." },
    ] as const;
    const body = await bodyOf({}, { messages });
    expect(body?.["system"]).toBe("One.\n\nThree.");
    expect(body?.["messages"]).toEqual([
      { role: "user", content: "Two?" },
      { role: "assistant", content: "Four." },
    ]);
    expect(await bodyOf({}, { messages: messages.slice(1, 2) })).not.toHaveProperty("system");
  });

  it("sends every setting under the API's name", async () => {
    const sampling = {
      temperature: 0,
      topP: 0.9,
      topK: 4,
      maxTokens: 64,
      stop: ["\n"],
      effort: "high",
    } as const;
    expect(await bodyOf({}, { sampling })).toMatchObject({
      temperature: 0,
      top_p: 0.9,
      top_k: 4,
      max_tokens: 64,
      stop_sequences: ["\n"],
      output_config: { effort: "high" },
    });
  });

  it("sends the schema that the reply must fulfil, beside the effort", async () => {
    const schema = {
      name: "verdict",
      schema: { type: "object", properties: {}, additionalProperties: false },
    };
    const format = { type: "json_schema", schema: schema.schema };
    expect(await bodyOf({}, { schema })).toHaveProperty("output_config", { format });
    expect(await bodyOf({}, { schema, sampling: { effort: "low" } })).toHaveProperty("output_config", {
      effort: "low",
      format,
    });
  });

  it("names the schema where the card says that the model cannot be held to one", async () => {
    const before = server.count();
    const model = await modelOf({ cannot: ["schema"] });
    const request = requestWith({ schema: { name: "verdict", schema: { type: "object" } } });
    await expect(model.complete(request)).rejects.toThrow(/^Cannot send schema to made-up-judge: /);
    expect(server.count()).toBe(before);
  });

  it("makes room for thinking and for the card's allowance", async () => {
    const sampling = { maxTokens: 64, thinkingTokens: 2000 };
    const body = await bodyOf({ reasoningAllowance: 100 }, { sampling });
    expect(body).toMatchObject({ max_tokens: 2164, thinking: { type: "enabled", budget_tokens: 2000 } });
  });

  const refused: readonly (readonly [Sampling, RegExp])[] = [
    [{ seed: 1 }, /seed.*made-up-judge/],
    [{ logprobs: 5 }, /logprobs.*made-up-judge/],
    [{ temperature: 0, thinkingTokens: 2000 }, /temperature together with thinkingTokens.*made-up-judge/],
    [{ topK: 3, thinkingTokens: 2000 }, /topK together with thinkingTokens.*made-up-judge/],
    [{ effort: "minimal" }, /effort minimal.*made-up-judge/],
  ];
  it.each(refused)("refuses %j by name", async (sampling, message) => {
    const before = server.count();
    const model = await modelOf();
    await expect(model.complete(requestWith({ sampling }))).rejects.toMatchObject({ failure: "bad-request" });
    await expect(model.complete(requestWith({ sampling }))).rejects.toThrow(message);
    expect(server.count()).toBe(before);
  });

  const replyTo = async (next: ServerAnswer): ReturnType<ChatModel["complete"]> => {
    answer = next;
    return (await modelOf()).complete(requestWith());
  };

  it.each([
    ["end_turn", "stop"],
    ["stop_sequence", "stop"],
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "length"],
    ["refusal", "refusal"],
    [null, "unknown"],
  ])("takes an ending with %s as %s", async (stopReason, finishReason) => {
    expect(await replyTo(anthropicReply({ stopReason }))).toMatchObject({ text: "Output (a)", finishReason });
  });

  it("joins text blocks and leaves thinking out", async () => {
    const content = [
      { type: "thinking", thinking: "Output (b)?", signature: "x" },
      { type: "redacted_thinking", data: "x" },
      { type: "text", text: "Output " },
      { type: "text", text: "(a)" },
    ];
    expect((await replyTo(anthropicReply({ content }))).text).toBe("Output (a)");
  });

  it("takes a refusal and a cut without text as replies", async () => {
    const nothing = { content: [], usage: {} };
    expect(await replyTo(anthropicReply({ ...nothing, stopReason: "refusal" }))).toMatchObject({
      text: "",
      finishReason: "refusal",
    });
    expect(await replyTo(anthropicReply({ ...nothing, stopReason: "max_tokens" }))).toMatchObject({
      text: "",
    });
  });

  it.each([
    ["no text", anthropicReply({ content: [] }), "bad-response"],
    ["a tool call", anthropicReply({ stopReason: "tool_use" }), "bad-response"],
    ["no content", { kind: "send", body: { type: "message" } }, "bad-response"],
    ["an overload", anthropicError(529, { type: "overloaded_error" }), "overloaded"],
    [
      "no money",
      anthropicError(400, { message: "Your credit balance is too low to access the API" }),
      "auth",
    ],
    ["a bad key", anthropicError(401, { type: "authentication_error" }), "auth"],
    [
      "too long a prompt",
      anthropicError(400, { message: "prompt is too long: 3 tokens > 2 maximum" }),
      "context-length",
    ],
  ] as const)("takes %s as a failure", async (_, next, failure) => {
    await expect(replyTo(next)).rejects.toMatchObject({ failure });
  });

  it.each([
    [
      { input_tokens: 10, output_tokens: 5 },
      { input: 10, output: 5 },
    ],
    [
      {
        input_tokens: 10,
        output_tokens: 50,
        cache_read_input_tokens: 100,
        cache_creation_input_tokens: 20,
        output_tokens_details: { thinking_tokens: 45 },
      },
      { input: 130, output: 50, cacheRead: 100, cacheWrite: 20, reasoning: 45 },
    ],
    [{ output_tokens: 5 }, undefined],
    ["x", undefined],
  ])("reads the tokens of %j", async (usage, expected) => {
    expect((await replyTo(anthropicReply({ usage }))).usage).toEqual(expected);
  });
});
