import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChatModel, ChatRequest } from "../../src/core/chat-model.js";
import { ModelError } from "../../src/core/errors.js";
import type { HttpEvaluatorCard } from "../../src/core/evaluator-card.js";
import type { ModelFailure } from "../../src/core/model-failure.js";
import type { HttpServer, HttpServerOptions, ServerAnswer } from "../support/http-server.js";
import { requestWith } from "../support/sample-instances.js";
import { scripted } from "../support/scripted.js";

/** The key that test servers are called with. */
export const testKey = "sk-test-0123456789abcdefghij";
/** The time that models under test believe it is. */
export const testNow: number = Date.UTC(2026, 0, 1, 12, 0, 0);

/** One wire format: its server, its answers, and a model that speaks it. */
export interface WireFormat {
  readonly name: string;
  /** Path of a call. */
  readonly path: string;
  /** Header that bears the key, and what stands in it. */
  readonly keyHeader: { readonly name: string; readonly value: string };
  start(options?: Partial<HttpServerOptions>): Promise<HttpServer>;
  reply(text?: string): ServerAnswer;
  error(status: number, message: string, headers?: Readonly<Record<string, string>>): ServerAnswer;
  create(url: string, changes?: Partial<HttpEvaluatorCard>): Promise<ChatModel>;
}

/** What every adapter that speaks HTTP must make of what can happen on a wire. */
export function httpChatModelContract(wire: WireFormat): void {
  describe(`HTTP contract: ${wire.name}`, () => {
    const servers: HttpServer[] = [];
    afterEach(async () => {
      await Promise.all(servers.splice(0).map((server) => server.close()));
    });
    const serve = async (...answers: readonly [ServerAnswer, ...ServerAnswer[]]): Promise<HttpServer> => {
      const server = await wire.start({ answer: scripted(...answers) });
      servers.push(server);
      return server;
    };
    const failureOf = async (model: ChatModel, request: ChatRequest = requestWith()): Promise<ModelError> => {
      const error: unknown = await model.complete(request).catch((reason: unknown) => reason);
      if (!(error instanceof ModelError)) throw new TypeError(`Not a ModelError: ${inspect(error)}`);
      return error;
    };

    it("sends the call to its path, the key in its header and nowhere else, the prompt byte for byte", async () => {
      const server = await serve(wire.reply());
      const model = await wire.create(server.url);
      const odd = 'Tab\there, "quotes", \\n as two characters, naïve 😀\n{{braces}}\r\nend ';
      await model.complete(requestWith({ messages: [{ role: "user", content: odd }] }));
      const [request] = server.requests;
      expect(request?.method).toBe("POST");
      expect(request?.path).toBe(wire.path);
      expect(request?.headers[wire.keyHeader.name]).toBe(wire.keyHeader.value);
      const bearing = Object.entries(request?.headers ?? {}).filter(([, value]) =>
        String(value).includes(testKey),
      );
      expect(bearing.map(([name]) => name)).toEqual([wire.keyHeader.name]);
      expect(JSON.stringify(request?.body)).not.toContain(testKey);
      expect(request?.body["model"]).toBe("made-up");
      expect(request?.body["messages"]).toEqual([{ role: "user", content: odd }]);
    });

    it("goes by the card, not by what the SDK would find in the environment", async () => {
      for (const name of ["OPENAI_BASE_URL", "ANTHROPIC_BASE_URL"])
        vi.stubEnv(name, "http://nothing.invalid");
      for (const name of ["OPENAI_API_KEY", "OPENAI_ORG_ID", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]) {
        vi.stubEnv(name, "from-the-environment");
      }
      const server = await serve(wire.reply());
      const model = await wire.create(server.url);
      await model.complete(requestWith());
      vi.unstubAllEnvs();
      expect(JSON.stringify(server.requests)).not.toContain("from-the-environment");
    });

    it("sends a placeholder where the endpoint needs no key", async () => {
      const server = await serve(wire.reply());
      const model = await wire.create(server.url, { apiKeyEnv: undefined });
      await model.complete(requestWith());
      expect(server.requests[0]?.headers[wire.keyHeader.name]).toContain("no-key-needed");
      expect(JSON.stringify(server.requests)).not.toContain(testKey);
    });

    it("sends the card's headers and query", async () => {
      const server = await serve(wire.reply());
      const model = await wire.create(server.url, {
        headers: { "x-team": "judges" },
        query: { "api-version": "2024-10-21" },
      });
      await model.complete(requestWith());
      expect(server.requests[0]?.headers["x-team"]).toBe("judges");
      expect(server.requests[0]?.path).toBe(`${wire.path}?api-version=2024-10-21`);
    });

    it("gives each of many calls its own reply", async () => {
      const server = await wire.start({
        answer: (request) => wire.reply(JSON.stringify(request.body["messages"])),
      });
      servers.push(server);
      const model = await wire.create(server.url);
      await Promise.all(
        Array.from({ length: 60 }, async (_, index) => {
          const messages = [{ role: "user", content: `question ${index}` }] as const;
          const { text } = await model.complete(requestWith({ messages }));
          expect(JSON.parse(text)).toEqual(messages);
        }),
      );
      expect(server.count()).toBe(60);
    });

    it("reports tokens, the model that answered and the request's id", async () => {
      const server = await serve(wire.reply());
      const reply = await (await wire.create(server.url)).complete(requestWith());
      expect(reply).toMatchObject({
        usage: { input: 12, output: 3 },
        servedModel: "made-up-2024-01-01",
        requestId: "req-1",
      });
    });

    const statuses: readonly (readonly [number, ModelFailure])[] = [
      [400, "bad-request"],
      [401, "auth"],
      [402, "auth"],
      [403, "auth"],
      [404, "not-found"],
      [408, "timeout"],
      [409, "rate-limited"],
      [413, "context-length"],
      [422, "bad-request"],
      [429, "rate-limited"],
      [500, "overloaded"],
      [502, "overloaded"],
      [503, "overloaded"],
      [504, "timeout"],
      [529, "overloaded"],
    ];
    it.each(statuses)(
      "takes status %d as %s, asks once, and keeps what the provider said",
      async (status, failure) => {
        const server = await serve(wire.error(status, "the provider's own words"));
        const error = await failureOf(await wire.create(server.url));
        expect(error).toMatchObject({ failure, status, requestId: "req-1" });
        expect(error.message).toContain("the provider's own words");
        expect(error.message).toContain("made-up-judge");
        expect(server.count()).toBe(1);
      },
    );

    it.each([
      ["milliseconds", { "retry-after-ms": "1500", "retry-after": "9" }, 1500],
      ["seconds", { "retry-after": "2" }, 2000],
      [
        "a date, by the server's own clock",
        {
          date: new Date(testNow - 2000).toUTCString(),
          "retry-after": new Date(testNow + 5000).toUTCString(),
        },
        7000,
      ],
      [
        "a date that has passed",
        { date: new Date(testNow).toUTCString(), "retry-after": new Date(testNow - 7000).toUTCString() },
        0,
      ],
      ["more than a day, which nobody means", { "retry-after": "315360000" }, undefined],
      ["nothing that can be read", { "retry-after": "soon" }, undefined],
    ])("reads the wait asked for as %s", async (_, headers, retryAfterMs) => {
      const server = await serve(wire.error(429, "Slow down", headers));
      const error = await failureOf(await wire.create(server.url));
      expect(error).toMatchObject({ failure: "rate-limited", retryable: true });
      expect(error.retryAfterMs).toBe(retryAfterMs);
    });

    it.each([
      ["too long a prompt", "This model's maximum context length is 8192 tokens", "context-length"],
      ["too long a prompt", "prompt is too long: 250000 tokens > 200000 maximum", "context-length"],
      ["a bad setting", "max_tokens is too large: 99999", "bad-request"],
      ["a bad setting", "temperature: must be at most 1", "bad-request"],
    ])("tells %s by the words: %s", async (_, message, failure) => {
      const server = await serve(wire.error(400, message));
      expect(await failureOf(await wire.create(server.url))).toMatchObject({ failure });
    });

    const page = "<html><body>Bad gateway</body></html>";
    const wreckage: readonly (readonly [string, ServerAnswer, ModelFailure, "perhaps"?])[] = [
      ["a connection that is reset", { kind: "reset" }, "network", "perhaps"],
      ["a body that breaks off", { kind: "truncate", body: '{"id": "x", ' }, "network", "perhaps"],
      ["JSON that breaks off", { kind: "send", body: '{"id": "x", ' }, "bad-response", "perhaps"],
      ["no body", { kind: "send", body: "" }, "bad-response", "perhaps"],
      ["null", { kind: "send", body: "null" }, "bad-response", "perhaps"],
      ["an array", { kind: "send", body: [] }, "bad-response", "perhaps"],
      ["an object of another kind", { kind: "send", body: { ok: true } }, "bad-response", "perhaps"],
      [
        "a text",
        { kind: "send", headers: { "content-type": "text/plain" }, body: "Output (a)" },
        "bad-response",
        "perhaps",
      ],
      [
        "a web page",
        { kind: "send", headers: { "content-type": "text/html" }, body: page },
        "bad-response",
        "perhaps",
      ],
      [
        "a gateway's page",
        { kind: "send", status: 502, headers: { "content-type": "text/html" }, body: page },
        "overloaded",
      ],
      ["a gateway that waited in vain", { kind: "send", status: 504, body: page }, "timeout", "perhaps"],
      ["an error without a word", { kind: "send", status: 500, body: "" }, "overloaded"],
      [
        "an error behind status 200",
        { kind: "send", body: { error: { message: "broken" } } },
        "bad-response",
      ],
      [
        "an overload behind status 200",
        { kind: "send", body: { type: "error", error: { type: "overloaded_error", message: "x" } } },
        "overloaded",
      ],
      [
        "a numbered error behind status 200",
        { kind: "send", body: { error: { code: 429, message: "x" } } },
        "rate-limited",
      ],
    ];
    it.each(wreckage.map(([name, answer, failure, billed]) => ({ name, answer, failure, billed })))(
      "takes $name as such, and knows whether it may be billed",
      async ({ answer, failure, billed }) => {
        const server = await serve(answer);
        const error = await failureOf(await wire.create(server.url));
        expect(error).toMatchObject({ failure, retryable: true });
        expect(error.billed).toBe(billed);
        expect(server.count()).toBe(1);
      },
    );

    it("goes on after a connection was reset", async () => {
      const server = await serve({ kind: "reset" }, wire.reply());
      const model = await wire.create(server.url);
      expect((await failureOf(model)).failure).toBe("network");
      expect((await model.complete(requestWith())).text).toBe("Output (a)");
    });

    it("takes a server that is not there, and a host without an address, as network", async () => {
      const server = await wire.start();
      await server.close();
      for (const url of [server.url, "http://nothing.invalid"]) {
        const error = await failureOf(await wire.create(url));
        expect(error).toMatchObject({ failure: "network", billed: undefined });
      }
    });

    it.each([
      ["headers do not come", { kind: "stall" }],
      ["the body does not end", { kind: "stall-in-body", body: '{"id":' }],
    ] as const)("gives up in time when %s", async (_, answer) => {
      const server = await serve(answer);
      const model = await wire.create(server.url, { limits: { timeoutSeconds: 0.15 } });
      expect(await failureOf(model)).toMatchObject({
        failure: "timeout",
        retryable: true,
        billed: "perhaps",
      });
      await expect.poll(() => server.hungUp()).toBe(1);
    });

    it.each([
      ["before headers", { kind: "stall" }],
      ["within the body", { kind: "stall-in-body", body: '{"id":' }],
    ] as const)("hangs up when the caller aborts %s", async (_, answer) => {
      const server = await serve(answer);
      const model = await wire.create(server.url);
      const controller = new AbortController();
      const failed = failureOf(model, requestWith({ signal: controller.signal }));
      await expect.poll(() => server.count()).toBe(1);
      controller.abort();
      expect(await failed).toMatchObject({ failure: "aborted", retryable: false, billed: "perhaps" });
      await expect.poll(() => server.hungUp()).toBe(1);
    });

    it("tells what the headers of replies and errors say of the provider's limits", async () => {
      const told: unknown[] = [];
      const onLimits = (limits: unknown): void => void told.push(limits);
      const headers = { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1s" };
      const reply = wire.reply();
      const good = reply.kind === "send" ? { ...reply, headers: { ...reply.headers, ...headers } } : reply;
      const server = await serve(good, wire.error(429, "Slow down", headers), wire.reply());
      const model = await wire.create(server.url);
      for (let call = 0; call < 3; call += 1) {
        await model.complete(requestWith({ onLimits })).catch(() => undefined);
      }
      expect(told).toEqual(Array(2).fill({ requests: { remaining: 0, limit: undefined, resetMs: 1000 } }));
    });

    it("gives up on a reply whose head does not come in time, or whose body trickles on and on", async () => {
      const trickling = await serve({ kind: "trickle" });
      const whole = await wire.create(trickling.url, { limits: { timeoutSeconds: 0.3 } });
      expect(await failureOf(whole)).toMatchObject({ failure: "timeout", retryable: true });
      const silent = await serve({ kind: "stall" });
      const limits = { timeoutSeconds: 60, firstByteSeconds: 0.2 };
      expect(await failureOf(await wire.create(silent.url, { limits }))).toMatchObject({
        failure: "timeout",
        retryable: true,
      });
    });

    it("opens no more connections than calls may be in flight", async () => {
      const server = await wire.start({ answer: () => wire.reply() });
      servers.push(server);
      const model = await wire.create(server.url, { limits: { concurrency: 3 } });
      await Promise.all(Array.from({ length: 30 }, () => model.complete(requestWith())));
      expect(server.peak()).toBeLessThanOrEqual(3);
      expect(server.count()).toBe(30);
    });

    it("shows the key in no error, even where the server says it aloud", async () => {
      const bodies: readonly ServerAnswer[] = [
        wire.error(401, `Incorrect API key provided: ${testKey}`),
        wire.error(400, `Bad header x-team: hidden-value, key ${testKey}`),
        { kind: "send", body: `{"broken ${testKey}` },
        { kind: "send", body: { error: { message: `No ${testKey}`, code: testKey } } },
        { kind: "reset" },
      ];
      for (const answer of bodies) {
        const server = await serve(answer);
        const model = await wire.create(server.url, { headers: { "x-team": "${TEAM_SECRET}" } });
        const error = await failureOf(model);
        const shown = [
          inspect(error, { depth: 10, showHidden: true }),
          error.stack,
          JSON.stringify(error),
        ].join();
        expect(shown).not.toContain(testKey);
        expect(shown).not.toContain("hidden-value");
      }
    });

    it("refuses a setting that the card says the model cannot take, and sends nothing", async () => {
      const server = await serve(wire.reply());
      const model = await wire.create(server.url, { cannot: ["temperature", "topP"] });
      const error = await failureOf(
        model,
        requestWith({ sampling: { temperature: 0, topP: 1, maxTokens: 5 } }),
      );
      expect(error).toMatchObject({ failure: "bad-request" });
      expect(error.message).toContain("temperature, topP");
      expect(error.message).toContain("made-up-judge");
      expect(server.count()).toBe(0);
    });
  });
}
