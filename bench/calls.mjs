// Calls a second of the whole pipeline, of the official SDK as it comes, and of a bare undici pool, against one local server.
// Usage: node bench/calls.mjs [calls] [concurrency]
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const calls = Number(process.argv[2] ?? 6000);
const concurrency = Number(process.argv[3] ?? 128);
const prompt = "Which output is better? ".repeat(40);

if (process.send !== undefined) serve();
else await measureAll();

/** Answers every request at once with the same verdict. */
function serve() {
  const body = JSON.stringify({
    id: "x",
    object: "chat.completion",
    created: 0,
    model: "bench",
    choices: [{ index: 0, message: { role: "assistant", content: "Output (a)" }, finish_reason: "stop" }],
    usage: { prompt_tokens: 250, completion_tokens: 4, total_tokens: 254 },
  });
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    });
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  process.on("disconnect", () => process.exit(0));
}

async function measureAll() {
  const server = fork(fileURLToPath(import.meta.url));
  const port = await new Promise((resolve) => server.once("message", resolve));
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const rivals = { "bare undici pool": bare, "openai SDK as it comes": sdk, "reife, durable": reife };
  const rates = {};
  for (const round of [1, 2, 3]) {
    for (const [name, rival] of Object.entries(rivals)) {
      const start = performance.now();
      await rival(baseUrl, round);
      (rates[name] ??= []).push(calls / ((performance.now() - start) / 1000));
    }
  }
  server.disconnect();
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const pool = median(rates["bare undici pool"]);
  console.log(`${calls} calls, concurrency ${concurrency}, median of three interleaved rounds\n`);
  for (const [name, list] of Object.entries(rates)) {
    console.log(
      `${name.padEnd(24)} ${Math.round(median(list)).toString().padStart(7)} calls/s  ${(median(list) / pool).toFixed(2)} of the pool`,
    );
  }
}

async function inFlight(one) {
  let next = 0;
  const worker = async () => {
    while (next < calls) await one(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function bare(baseUrl) {
  const { Pool } = await import("undici");
  const { origin } = new URL(baseUrl);
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  await inFlight(async (index) => {
    const body = JSON.stringify({
      model: "bench",
      messages: [{ role: "user", content: `${prompt}${index}` }],
    });
    const reply = await pool.request({ path: "/v1/chat/completions", method: "POST", body });
    await reply.body.json();
  });
  await pool.close();
}

async function sdk(baseUrl) {
  const { default: OpenAI } = await import("openai");
  const client = new OpenAI({ baseURL: baseUrl, apiKey: "none", maxRetries: 0 });
  await inFlight((index) =>
    client.chat.completions.create({
      model: "bench",
      messages: [{ role: "user", content: `${prompt}${index}` }],
    }),
  );
}

async function reife(baseUrl, round) {
  const at = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
  const { createChatModel } = await at("models/create-chat-model.js");
  const { liveEngine } = await at("engine/live-engine.js");
  const { openJsonlStore } = await at("store/open-jsonl-store.js");
  const { createProtocol } = await at("protocols/create-protocol.js");
  const { systemClock } = await at("cli/system-clock.js");
  const { readFileSync } = await import("node:fs");
  const text = readFileSync(new URL("../protocols/base.md", import.meta.url), "utf8");
  const protocol = createProtocol({ file: "base.md", text, steps: {}, rubrics: {}, protocols: {} });
  const card = {
    id: "bench",
    title: "bench",
    adapter: "openai",
    model: "bench",
    baseUrl,
    sampling: {},
    cannot: [],
    maxTokensField: "max_tokens",
    reasoningAllowance: 0,
    systemRole: "system",
    limits: { concurrency },
    file: "bench",
  };
  const model = await createChatModel(card, { environment: {}, clock: systemClock, seed: "1" });
  const folder = mkdtempSync(join(tmpdir(), "reife-bench-"));
  const store = await openJsonlStore({
    file: join(folder, "calls.jsonl"),
    lock: { pid: process.pid, isAlive: () => true },
  });
  const evaluators = new Map([["bench", { model, sampling: {}, concurrency, maxAttempts: 3 }]]);
  const engine = liveEngine({
    evaluators,
    protocolOf: () => protocol,
    store,
    clock: systemClock,
    random: { next: () => 0.5 },
    concurrency,
  });
  const cell = { evaluator: "bench", protocol: "base", dataset: "bench", task: "pairwise" };
  function* trials() {
    for (let index = 0; index < calls; index += 1) {
      const instance = {
        id: `${round} ${index}`,
        dataset: "bench",
        task: "pairwise",
        instruction: `Say ${round} ${index}`,
        outputs: ["a".repeat(100), "b".repeat(100)],
        gold: { kind: "pair", preference: "A" },
        cluster: String(index),
        row: index + 1,
        tags: {},
      };
      yield { cell, instance, presentation: { position: "original", labels: "follow" }, repeat: 0 };
    }
  }
  for await (const event of engine.run(trials))
    if (event.kind === "trial" && event.outcome.kind !== "verdict")
      throw new Error(JSON.stringify(event.outcome));
  await store.close();
  rmSync(folder, { recursive: true });
}
