import { createServer } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HttpEvaluatorCard } from "../../../src/core/evaluator-card.js";
import { createBatchModel } from "../../../src/models/create-batch-model.js";
import { createHttpModel } from "../../../src/models/create-http-model.js";
import { proxySettings } from "../../../src/models/http/proxy-settings.js";
import { anthropicReply } from "../../support/anthropic-server.js";
import { startHttpServer, type HttpServer } from "../../support/http-server.js";
import { openAiReply } from "../../support/openai-server.js";
import { requestWith } from "../../support/sample-instances.js";

/** No name server knows it: only the proxy leads there. */
const host = "judge.invalid";

interface Proxy {
  readonly url: string;
  /** Whom it was asked for. */
  readonly tunnels: readonly string[];
  /** Credentials that came with each. */
  readonly credentials: readonly (string | undefined)[];
}

async function startProxy(target: string, status = 200): Promise<Proxy> {
  const tunnels: string[] = [];
  const credentials: (string | undefined)[] = [];
  const proxy = createServer();
  proxy.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    credentials.push(request.headers["proxy-authorization"]);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(new URL(target).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket]) end.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    proxy.close();
  });
  const address = proxy.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, tunnels, credentials };
}

async function startJudge(): Promise<HttpServer> {
  const server = await startHttpServer({
    answer: ({ path }) => {
      if (path.includes("/messages/batches")) {
        return { kind: "send", body: { id: "batch-1", processing_status: "in_progress" } };
      }
      if (path.includes("/batches")) return { kind: "send", body: { id: "batch-1", status: "in_progress" } };
      return path.includes("/messages") ? anthropicReply() : openAiReply();
    },
  });
  onTestFinished(() => server.close());
  return server;
}

function cardOf(changes: Partial<HttpEvaluatorCard>): HttpEvaluatorCard {
  return {
    ...{ id: "made-up-judge", title: "Made up", adapter: "openai", model: "made-up", file: "made-up.yaml" },
    ...{
      sampling: {},
      cannot: [],
      maxTokensField: "max_tokens",
      reasoningAllowance: 0,
      systemRole: "system",
    },
    ...{ baseUrl: `http://${host}/v1`, limits: { timeoutSeconds: 10 } },
    ...changes,
  };
}

const around = { seed: "1", clock: { now: () => 0 } };

describe("a proxy that the environment names", () => {
  it.each([
    { adapter: "openai", transport: "pool" },
    { adapter: "openai", transport: "sdk" },
    { adapter: "anthropic", transport: "pool" },
    { adapter: "anthropic", transport: "sdk" },
  ] as const)("is what calls of %o go through, with few connections for many", async (changes) => {
    const server = await startJudge();
    const proxy = await startProxy(server.url);
    const environment = { http_proxy: proxy.url.replace("http://", "http://somebody:a-pass-word@") };
    const model = await createHttpModel(cardOf(changes), { ...around, environment });
    for (let call = 0; call < 10; call += 1) {
      expect((await model.complete(requestWith())).text).toBe("Output (a)");
    }
    expect(server.count()).toBe(10);
    expect(new Set(proxy.tunnels)).toEqual(new Set([`${host}:80`]));
    expect(proxy.tunnels.length).toBeLessThan(5);
    const sent = Buffer.from("somebody:a-pass-word").toString("base64");
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${sent}`]));
  });

  it.each(["openai", "anthropic"] as const)("is what batches of %s go through", async (adapter) => {
    const server = await startJudge();
    const proxy = await startProxy(server.url);
    const environment = { HTTP_PROXY: proxy.url };
    const batches = await createBatchModel(cardOf({ adapter }), { ...around, environment });
    expect(await batches.look("batch-1")).toEqual({ kind: "open" });
    expect(proxy.tunnels).toEqual([`${host}:80`]);
  });

  it("is a network failure where it lets nobody through, without its password", async () => {
    const proxy = await startProxy("http://127.0.0.1:1", 407);
    const environment = { HTTP_PROXY: proxy.url.replace("http://", "http://somebody:a-pass-word@") };
    const model = await createHttpModel(cardOf({}), { ...around, environment });
    const error: unknown = await model.complete(requestWith()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: "network", retryable: true });
    expect(String(error)).toContain("407");
    expect(String(error)).not.toContain("a-pass-word");
  });
});

describe("proxySettings()", () => {
  const environment = { HTTPS_PROXY: "http://proxy:1", http_proxy: "http://other:2", NO_PROXY: "a.example" };

  it("takes each name in small letters or large", () => {
    expect(proxySettings(environment, "https://api.example/v1")).toEqual({
      httpsProxy: "http://proxy:1",
      httpProxy: "http://other:2",
      noProxy: "a.example",
    });
  });

  it.each(["http://localhost:8000/v1", "http://127.0.0.1:8000", "http://127.9.9.9", "http://[::1]:11434/v1"])(
    "leads to no judge on this machine: %s",
    (address) => {
      expect(proxySettings(environment, address)).toBeUndefined();
    },
  );

  it("is nothing where none is named", () => {
    expect(proxySettings({ NO_PROXY: "*", HTTP_PROXY: "" }, "https://api.example")).toBeUndefined();
  });
});
