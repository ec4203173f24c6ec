import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HttpEvaluatorCard } from "../../../src/core/evaluator-card.js";
import type { ChatModel, ChatRequest } from "../../../src/core/chat-model.js";
import { createOpenAiModel } from "../../../src/models/openai/create-openai-model.js";
import type { HttpServer, ServerAnswer } from "../../support/http-server.js";
import { openAiError, openAiReply, startOpenAiServer } from "../../support/openai-server.js";
import { requestWith } from "../../support/sample-instances.js";

const card: HttpEvaluatorCard = {
  id: "made-up-judge",
  title: "Made up",
  adapter: "openai",
  model: "made-up",
  sampling: {},
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: { timeoutSeconds: 10 },
  file: "made-up.yaml",
};

describe("createOpenAiModel()", () => {
  let server: HttpServer;
  let answer: ServerAnswer = openAiReply();
  beforeAll(async () => {
    server = await startOpenAiServer({ answer: () => answer });
  });
  afterAll(() => server.close());

  const modelOf = (changes: Partial<HttpEvaluatorCard> = {}): Promise<ChatModel> =>
    createOpenAiModel(
      { ...card, ...changes },
      {
        endpoint: { apiKey: "k", baseUrl: `${server.url}/v1`, headers: {}, secrets: ["k"] },
        clock: { now: () => 0 },
        fingerprint: "f",
      },
    );
  const bodyOf = async (
    changes: Partial<HttpEvaluatorCard>,
    request: Partial<ChatRequest>,
  ): Promise<Readonly<Record<string, unknown>> | undefined> => {
    answer = openAiReply({ logprobs: { content: [{ token: "a", logprob: 0, top_logprobs: [] }] } });
    await (await modelOf(changes)).complete(requestWith(request));
    return server.requests.at(-1)?.body;
  };

  it("sends nothing that was not asked for", async () => {
    expect(await bodyOf({}, {})).toEqual({
      model: "made-up",
      messages: [
        { role: "system", content: "You judge." },
        { role: "user", content: "Which output is better?" },
      ],
    });
  });

  it("sends the schema that the reply must fulfil, to be enforced strictly", async () => {
    const schema = {
      name: "verdict",
      schema: { type: "object", properties: {}, additionalProperties: false },
    };
    expect(await bodyOf({}, { schema })).toHaveProperty("response_format", {
      type: "json_schema",
      json_schema: { ...schema, strict: true },
    });
    expect(await bodyOf({}, {})).not.toHaveProperty("response_format");
  });

  it("names the schema where the card says that the model cannot be held to one", async () => {
    const before = server.count();
    const model = await modelOf({ cannot: ["schema"] });
    const request = requestWith({ schema: { name: "verdict", schema: { type: "object" } } });
    await expect(model.complete(request)).rejects.toThrow(/^Cannot send schema to made-up-judge: /);
    expect(server.count()).toBe(before);
    await expect(model.complete(requestWith({}))).resolves.toMatchObject({ finishReason: "stop" });
  });

  it("sends every setting under the API's name", async () => {
    const sampling = {
      temperature: 0,
      topP: 1,
      maxTokens: 64,
      seed: 7,
      stop: ["\n"],
      logprobs: 5,
      effort: "low",
    } as const;
    expect(await bodyOf({}, { sampling })).toMatchObject({
      temperature: 0,
      top_p: 1,
      max_tokens: 64,
      seed: 7,
      stop: ["\n"],
      logprobs: true,
      top_logprobs: 5,
      reasoning_effort: "low",
    });
  });

  it("adds the reasoning allowance to the field that the card names", async () => {
    const body = await bodyOf(
      { maxTokensField: "max_completion_tokens", reasoningAllowance: 1000 },
      { sampling: { maxTokens: 64 } },
    );
    expect(body).toMatchObject({ max_completion_tokens: 1064 });
    expect(body).not.toHaveProperty("max_tokens");
  });

  it.each(["topK", "thinkingTokens"] as const)(
    "refuses %s by name: the API has no field for it",
    async (name) => {
      const model = await modelOf();
      const failed = model.complete(requestWith({ sampling: { [name]: 4 } }));
      await expect(failed).rejects.toMatchObject({ failure: "bad-request" });
      await expect(model.complete(requestWith({ sampling: { [name]: 4 } }))).rejects.toThrow(
        new RegExp(`${name}.*made-up-judge`),
      );
    },
  );

  it.each([
    ["system", ["system", "user"]],
    ["developer", ["developer", "user"]],
  ] as const)("sends the system text under the role %s", async (systemRole, roles) => {
    const body = await bodyOf({ systemRole }, {});
    const messages: unknown = body?.["messages"];
    expect(Array.isArray(messages) && messages.map((message: { role: string }) => message.role)).toEqual(
      roles,
    );
  });

  it("opens the first user message with the system text where there is no system role", async () => {
    const messages = [
      { role: "system", content: "One." },
      { role: "system", content: "Two." },
      { role: "user", content: "Three?" },
      { role: "assistant", content: "Four." },
      { role: "user", content: "Five?" },
    ] as const;
    expect((await bodyOf({ systemRole: "in-user" }, { messages }))?.["messages"]).toEqual([
      { role: "user", content: "One.\n\nTwo.\n\nThree?" },
      { role: "assistant", content: "Four." },
      { role: "user", content: "Five?" },
    ]);
    const alone = await bodyOf({ systemRole: "in-user" }, { messages: messages.slice(0, 1) });
    expect(alone?.["messages"]).toEqual([{ role: "user", content: "One." }]);
    const without = await bodyOf({ systemRole: "in-user" }, { messages: messages.slice(2, 3) });
    expect(without?.["messages"]).toEqual([{ role: "user", content: "Three?" }]);
  });

  const replyTo = async (
    next: ServerAnswer,
    request: Partial<ChatRequest> = {},
  ): ReturnType<ChatModel["complete"]> => {
    answer = next;
    return (await modelOf()).complete(requestWith(request));
  };

  it.each([
    ["an end", openAiReply(), "Output (a)", "stop"],
    ["a cut", openAiReply({ finishReason: "length" }), "Output (a)", "length"],
    ["reasoning that took all tokens", openAiReply({ text: null, finishReason: "length" }), "", "length"],
    ["a filter", openAiReply({ text: null, finishReason: "content_filter" }), "", "content-filter"],
    ["a refusal", openAiReply({ text: null, refusal: "I cannot" }), "I cannot", "refusal"],
    ["an ending that is not said", openAiReply({ finishReason: null }), "Output (a)", "unknown"],
    ["an empty reply", openAiReply({ text: "" }), "", "stop"],
  ])("takes %s as a reply", async (_, next, text, finishReason) => {
    expect(await replyTo(next)).toMatchObject({ text, finishReason });
  });

  it.each([
    ["no content", openAiReply({ text: null }), "bad-response"],
    ["a tool call", openAiReply({ finishReason: "tool_calls" }), "bad-response"],
    ["an ending that is an error", openAiReply({ finishReason: "error" }), "bad-response"],
    ["no choices", { kind: "send", body: { choices: [] } }, "bad-response"],
    ["a choice without a message", { kind: "send", body: { choices: [{}] } }, "bad-response"],
    [
      "an error in the choice",
      { kind: "send", body: { choices: [{ error: { code: 502, message: "x" } }] } },
      "overloaded",
    ],
    [
      "no money",
      openAiError(429, { code: "insufficient_quota", message: "You exceeded your current quota" }),
      "auth",
    ],
    ["a long prompt", openAiError(400, { code: "context_length_exceeded" }), "context-length"],
    [
      "a filtered prompt",
      openAiError(400, { code: "content_filter", message: "triggering the content management policy" }),
      "content-filter",
    ],
  ] as const)("takes %s as a failure", async (_, next, failure) => {
    await expect(replyTo(next)).rejects.toMatchObject({ failure });
  });

  it("joins a content of parts", async () => {
    const message = {
      content: [{ type: "thinking" }, { type: "text", text: "Output " }, { type: "text", text: "(a)" }],
    };
    const body = { choices: [{ message, finish_reason: "stop" }] };
    expect((await replyTo({ kind: "send", body })).text).toBe("Output (a)");
  });

  it("reads token probabilities with their alternatives", async () => {
    const content = [
      {
        token: "a",
        logprob: -0.1,
        top_logprobs: [
          { token: "a", logprob: -0.1 },
          { token: "b", logprob: -2.4 },
        ],
      },
      { token: ")", logprob: 0.000001, top_logprobs: [] },
    ];
    const reply = await replyTo(openAiReply({ logprobs: { content } }), { sampling: { logprobs: 2 } });
    expect(reply.logprobs).toEqual([
      {
        token: "a",
        logprob: -0.1,
        top: [
          { token: "a", logprob: -0.1 },
          { token: "b", logprob: -2.4 },
        ],
      },
      { token: ")", logprob: 0, top: [] },
    ]);
  });

  it.each([[null], [{ content: null }], [{ content: [{ token: "a" }] }]])(
    "says so where probabilities were asked for and %j came",
    async (logprobs) => {
      await expect(replyTo(openAiReply({ logprobs }), { sampling: { logprobs: 2 } })).rejects.toMatchObject({
        failure: "bad-request",
      });
    },
  );

  it.each([
    [
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      { input: 10, output: 5 },
    ],
    [
      {
        prompt_tokens: 10,
        completion_tokens: 50,
        completion_tokens_details: { reasoning_tokens: 45 },
        prompt_tokens_details: { cached_tokens: 8 },
      },
      { input: 10, output: 50, reasoning: 45, cacheRead: 8 },
    ],
    // Hidden reasoning that is left out of completion_tokens, but not out of the bill.
    [
      {
        prompt_tokens: 10,
        completion_tokens: 5,
        total_tokens: 60,
        completion_tokens_details: { reasoning_tokens: 45 },
      },
      { input: 10, output: 50, reasoning: 45 },
    ],
    [{ prompt_tokens: "10", completion_tokens: 5 }, undefined],
    [{}, undefined],
  ])("reads the tokens of %j", async (usage, expected) => {
    expect((await replyTo(openAiReply({ usage }))).usage).toEqual(expected);
  });
});
