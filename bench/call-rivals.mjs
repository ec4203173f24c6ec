// One of those who make calls, for so many seconds after warming up, in a process of its own: so that none runs on what another one's
// calls have taught the compiler. Sends its parent what it measured. Argument: {name, url, concurrency, prompt, warm, seconds} as JSON.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const { name, url, concurrency, prompt, warm, seconds } = JSON.parse(process.argv[2]);
const load = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
/** Whole prompts have about `prompt` characters. */
const filler = "The quick brown fox jumps over the lazy dog. "
  .repeat(200)
  .slice(0, Math.max(10, Math.floor((prompt - 140) / 2)));

/** Counts what is done between the end of the warm-up and the end. */
const latencies = [];
let done = 0;
let measuring = false;
let stopped = false;
let begun;
const first = new Promise((resolve) => (begun = resolve));
const finished = () => {
  begun();
  if (measuring) done += 1;
};
const took = (milliseconds) => {
  if (measuring) latencies.push(milliseconds);
};

const rivals = { pool, sdk, "sdk-agent": sdkAgent, "sdk-tuned": sdkTuned, reife, "reife-sdk": reife };
const makes = rivals[name]();
await first;
await new Promise((resolve) => setTimeout(resolve, warm * 1000));
measuring = true;
const from = { time: performance.now(), cpu: process.cpuUsage() };
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
measuring = false;
const elapsed = (performance.now() - from.time) / 1000;
const { user, system } = process.cpuUsage(from.cpu);
stopped = true;
await makes;
latencies.sort((a, b) => a - b);
process.send({
  rate: done / elapsed,
  cpuMicroseconds: (user + system) / done,
  p50: latencies[Math.floor(latencies.length * 0.5)],
  p99: latencies[Math.floor(latencies.length * 0.99)],
  rssMiB: process.resourceUsage().maxRSS / 1024,
});
process.disconnect();

/** The texts of two outputs, like no other's. */
function textsOf(number) {
  return [`${number} ${filler}`, `${filler} ${number}`];
}

function messagesOf(number) {
  const [first, second] = textsOf(number);
  const content = `Which output is better? Say "Output (a)" or "Output (b)".\n\n# Output (a)\n${first}\n\n# Output (b)\n${second}`;
  return [{ role: "user", content }];
}

async function inFlight(one) {
  let next = 0;
  const worker = async () => {
    while (!stopped) {
      const start = performance.now();
      await one(next++);
      took(performance.now() - start);
      finished();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

async function pool() {
  const { Pool } = await import("undici");
  const { origin, pathname } = new URL(url);
  const connections = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const headers = { "content-type": "application/json" };
  await inFlight(async (number) => {
    const body = JSON.stringify({ model: "bench", messages: messagesOf(number), max_tokens: 64 });
    const path = `${pathname}/chat/completions`;
    const reply = await connections.request({ path, method: "POST", body, headers });
    await reply.body.json();
  });
  await connections.close();
}

async function sdk(options = {}) {
  const { default: OpenAI } = await import("openai");
  const client = new OpenAI({ baseURL: url, apiKey: "none", maxRetries: 0, ...options });
  await inFlight((number) =>
    client.chat.completions.create({ model: "bench", messages: messagesOf(number), max_tokens: 64 }),
  );
}

async function sdkAgent() {
  const { Agent } = await import("undici");
  await sdk({
    fetchOptions: { dispatcher: new Agent({ connections: concurrency, pipelining: 1 }) },
  });
}

async function sdkTuned() {
  const { createPooledFetch } = await load("models/http/create-pooled-fetch");
  const { transportBounds } = await load("models/http/transport-bounds");
  await sdk({ fetch: await createPooledFetch(transportBounds({ concurrency })) });
}

async function reife() {
  const { createChatModel } = await load("models/create-chat-model");
  const { liveEngine } = await load("engine/live-engine");
  const { openJsonlStore } = await load("store/open-jsonl-store");
  const { createProtocol } = await load("protocols/create-protocol");
  const { systemClock } = await load("cli/system-clock");
  const text = [
    "---",
    "version: 1",
    "title: Bench",
    "source: made up",
    "cost: one call",
    "shape: compare",
    "steps:",
    "  - {name: verdict, dependsOn: presentation, parser: label-line, sampling: {maxTokens: 64}}",
    "---",
    "<!-- verdict: user -->",
    'Which output is better? Say "Output (a)" or "Output (b)". {{instruction}}',
    "",
    "# {{first_label}}",
    "{{first}}",
    "",
    "# {{second_label}}",
    "{{second}}",
    "",
  ].join("\n");
  const protocol = createProtocol({ file: "bench.md", text, steps: {}, rubrics: {}, protocols: {} });
  const card = {
    id: "bench",
    title: "bench",
    adapter: "openai",
    model: "bench",
    baseUrl: url,
    sampling: {},
    cannot: [],
    maxTokensField: "max_tokens",
    reasoningAllowance: 0,
    systemRole: "system",
    limits: { concurrency },
    transport: name === "reife-sdk" ? "sdk" : undefined,
    file: "bench",
  };
  const model = await createChatModel(card, { environment: {}, clock: systemClock, seed: "1" });
  const folder = mkdtempSync(join(tmpdir(), "reife-bench-"));
  const store = await openJsonlStore({
    file: join(folder, "calls.jsonl"),
    lock: { pid: process.pid, isAlive: () => true },
  });
  const engine = liveEngine({
    evaluators: new Map([["bench", { model, sampling: {}, concurrency, maxAttempts: 3 }]]),
    protocolOf: () => protocol,
    store,
    clock: systemClock,
    random: { next: () => 0.5 },
    concurrency,
  });
  const cell = { evaluator: "bench", protocol: "bench", dataset: "bench", task: "pairwise" };
  function* trials() {
    for (let number = 0; !stopped; number += 1) {
      const instance = {
        id: String(number),
        dataset: "bench",
        task: "pairwise",
        instruction: String(number),
        outputs: textsOf(number),
        gold: { kind: "pair", preference: "A" },
        cluster: String(number),
        row: number + 1,
        tags: {},
      };
      for (const position of ["original", "swapped"])
        yield { cell, instance, presentation: { position, labels: "follow" }, repeat: 0 };
    }
  }
  for await (const event of engine.run(trials)) {
    if (event.kind === "call") took(event.latencyMs);
    if (event.kind !== "trial") continue;
    if (event.outcome.kind !== "verdict") throw new Error(JSON.stringify(event.outcome));
    finished();
  }
  await store.close();
  rmSync(folder, { recursive: true });
}
