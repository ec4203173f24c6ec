import { afterEach, describe, expect, it } from "vitest";
import type { HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import type { RateLimits } from "../../src/core/rate-limits.js";
import { createChatModel } from "../../src/models/create-chat-model.js";
import type { ChatModel } from "../../src/core/chat-model.js";
import { openAiError, openAiReply, startOpenAiServer } from "../support/openai-server.js";
import type { HttpServer, ReceivedRequest, ServerAnswer } from "../support/http-server.js";
import { requestWith } from "../support/sample-instances.js";

const card: Omit<HttpEvaluatorCard, "baseUrl"> = {
  ...{ id: "judge", title: "T", adapter: "openai", model: "m", sampling: {}, cannot: [], file: "x.yaml" },
  ...{ maxTokensField: "max_tokens", reasoningAllowance: 0, systemRole: "system", limits: {} },
};

/** Those that requests came with, in order. */
function keysOf(server: HttpServer): string[] {
  return server.requests.map(({ headers }) => String(headers["authorization"]).replace("Bearer ", ""));
}

describe("createChatModel() with several keys", () => {
  const servers: HttpServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  async function given(
    apiKeyEnv: HttpEvaluatorCard["apiKeyEnv"],
    answer?: (request: ReceivedRequest) => ServerAnswer,
  ): Promise<{ readonly server: HttpServer; readonly model: ChatModel }> {
    const server = await startOpenAiServer(answer === undefined ? {} : { answer });
    servers.push(server);
    const model = await createChatModel(
      { ...card, apiKeyEnv, baseUrl: `${server.url}/v1` },
      {
        environment: { ONE: "key-of-one", TWO: "key-of-two", BLANK: " " },
        clock: { now: () => 0 },
        seed: "7",
        lookup: () => undefined,
        majorityOf: () => "A",
        sizeOf: () => 1,
        readRecording: () => Promise.resolve(undefined),
      },
    );
    return { server, model };
  }

  it("takes the key that a request names, of those that the environment has", async () => {
    const { server, model } = await given(["BLANK", "ONE", "ABSENT", "TWO"]);
    for (const key of [0, 1, 0]) await model.complete(requestWith({ key }));
    expect(keysOf(server)).toEqual(["key-of-one", "key-of-two", "key-of-one"]);
  });

  it("takes them in turn where a request names none", async () => {
    const { server, model } = await given(["ONE", "TWO"]);
    await Promise.all(Array.from({ length: 10 }, () => model.complete(requestWith())));
    expect(keysOf(server).sort()).toEqual([
      ...Array.from({ length: 5 }, () => "key-of-one"),
      ...Array.from({ length: 5 }, () => "key-of-two"),
    ]);
  });

  it("passes over a key that is refused, and tells so once none is left", async () => {
    let isOpen = true;
    const { server, model } = await given(["ONE", "TWO"], ({ headers }) =>
      isOpen && headers["authorization"] === "Bearer key-of-two" ? openAiReply() : openAiError(401, {}),
    );
    for (let call = 0; call < 6; call += 1) await model.complete(requestWith());
    expect(keysOf(server).filter((key) => key === "key-of-one").length).toBeLessThanOrEqual(1);
    expect(server.count()).toBeLessThanOrEqual(7);
    isOpen = false;
    await expect(model.complete(requestWith())).rejects.toMatchObject({ failure: "auth" });
    isOpen = true;
    expect((await model.complete(requestWith())).text).toBe("Output (a)");
  });

  it("is the same judge whatever its keys", async () => {
    const prints = await Promise.all([["ONE"], ["ONE", "TWO"], "TWO"].map((names) => given(names)));
    // The endpoints differ by their ports.
    expect(new Set(prints.map(({ model }) => model.id))).toEqual(new Set(["judge"]));
  });

  it("names all of them where none is set", async () => {
    await expect(given(["BLANK", "ABSENT"])).rejects.toMatchObject({
      failure: "auth",
      message: "Cannot call judge: BLANK or ABSENT is not set",
    });
  });

  it.each([
    ["a reply", openAiReply],
    ["an error", openAiError.bind(undefined, 429, {})],
  ] as const)("tells what the headers of %s say of limits", async (_, answer) => {
    const headers = { "x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "2s" };
    const base = answer();
    const { model } = await given("ONE", () =>
      base.kind === "send" ? { ...base, headers: { ...base.headers, ...headers } } : base,
    );
    const told: RateLimits[] = [];
    const onLimits = (limits: RateLimits): void => void told.push(limits);
    await model.complete(requestWith({ onLimits })).catch(() => undefined);
    expect(told).toEqual([{ requests: { remaining: 3, limit: undefined, resetMs: 2000 } }]);
  });
});
