// Calls a second over Redis with 1, 2 and 4 workers beside the live engine, all against one local server, and what a call takes of
// Redis' memory and of the disk. Starts a redis-server, the server and the workers itself. Build first.
// Usage: node bench/workers.mjs [--calls 6000] [--workers 1,2,4] [--concurrency 256] [--prompt 1024] [--latency 0]
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Redis } from "ioredis";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "6000" },
    workers: { type: "string", default: "1,2,4" },
    concurrency: { type: "string", default: "256" },
    prompt: { type: "string", default: "1024" },
    latency: { type: "string", default: "0" },
  },
});
const calls = Number(values.calls);
const concurrency = Number(values.concurrency);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "reife-workers-"));
const redisPort = 20_000 + (process.pid % 20_000);
const redisUrl = `redis://127.0.0.1:${redisPort}`;
const children = [];

function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: folder, stdio: "ignore", ...options });
  children.push(child);
  return child;
}

const server = fork(here("call-server.mjs"), [values.latency]);
const heard = async () => (await once(server, "message"))[0];
const port = await heard();
async function served() {
  server.send("how much");
  return (await heard()).calls;
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A project with one judge and so many pairs that a run makes so many calls. */
function makeProject() {
  const filler = "word ".repeat(Math.ceil(Number(values.prompt) / 5));
  const rows = Array.from({ length: calls / 2 }, (_, index) => ({
    ...{ id: `pair-${index}`, instruction: `Number ${index}: ${filler}` },
    ...{ output_a: `One ${index}`, output_b: `Other ${index}`, gold: index % 2 === 0 ? "A" : "B" },
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const dataset = {
    ...{ title: "Made-up pairs", description: "For a benchmark", task: "pairwise", format: "pairs-jsonl" },
    ...{
      count: rows.length,
      clusters: rows.length,
      gold: "construction",
      licence: "Apache-2.0",
      citation: "none",
    },
    files: [{ name: "pairs.jsonl", path: "pairs.jsonl", sha256 }],
  };
  const judge = {
    ...{
      title: "A made-up judge",
      adapter: "openai",
      model: "bench",
      baseUrl: `http://127.0.0.1:${port}/v1`,
    },
    limits: { concurrency },
  };
  const config = { evaluators: ["judge"], protocols: ["base"], datasets: ["pairs"], resamples: 200 };
  write("datasets/pairs.jsonl", text);
  write("datasets/pairs.yaml", JSON.stringify(dataset));
  write("evaluators/judge.yaml", JSON.stringify(judge));
  write("configs/bench.yaml", JSON.stringify(config));
}

const reife = (...args) => start(process.execPath, [here("../bin/reife.js"), ...args]);
const runArgs = ["run", "configs/bench.yaml", "--quiet", "--concurrency", String(concurrency)];

/** Calls a second between the first and the last tenth of a run: starting up and measuring do not count. */
async function rateOf(run) {
  const before = await served();
  const ended = once(run, "exit");
  const seen = [];
  for (let done = false; !done;) {
    done = (await Promise.race([ended, sleep(20)])) !== undefined;
    seen.push({ at: performance.now(), count: (await served()) - before });
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`The run ended with ${code}`);
  const last = seen.at(-1).count;
  const first = seen.find(({ count }) => count >= last / 10);
  const late = seen.find(({ count }) => count >= (last * 9) / 10);
  return { rate: ((late.count - first.count) / (late.at - first.at)) * 1000, calls: last };
}

async function measureMemory(redis) {
  const used = async () => Number(/used_memory:(\d+)/u.exec(await redis.info("memory"))[1]);
  const before = await used();
  const run = reife(...runArgs, "--out", "memory", "--engine", "redis", "--redis", redisUrl);
  const keys = async () => (await redis.keys("reife:queue:*:wait"))[0];
  let waiting = 0;
  while (waiting < concurrency) {
    await sleep(100);
    const key = await keys();
    waiting = key === undefined ? 0 : await redis.llen(key);
  }
  const perJob = ((await used()) - before) / waiting;
  run.kill("SIGINT");
  await once(run, "exit");
  return perJob;
}

const sizeOf = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size;

makeProject();
mkdirSync(join(folder, "redis"));
start("redis-server", [
  ...["--port", String(redisPort), "--bind", "127.0.0.1", "--dir", join(folder, "redis"), "--save", ""],
  ...["--appendonly", "yes", "--auto-aof-rewrite-percentage", "0"],
]);
const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
redis.on("error", () => undefined);
await redis.ping();
const line = (title, { rate }, base) =>
  console.log(
    `${title.padEnd(24)} ${String(Math.round(rate)).padStart(7)} ${(rate / base).toFixed(2).padStart(7)}`,
  );
try {
  console.log(
    `${calls} calls, ${concurrency} in flight, prompts of ${values.prompt} characters, ${values.latency} ms until an answer`,
  );
  console.log(`${"".padEnd(24)} calls/s  / live`);
  const live = await rateOf(reife(...runArgs, "--out", "live"));
  line("live, one process", live, live.rate);
  const bytes = { redis: 0, calls: statSync(join(folder, "live/calls.jsonl")).size / live.calls };
  for (const count of values.workers.split(",").map(Number)) {
    const perWorker = String(Math.ceil(concurrency / count));
    const workers = Array.from({ length: count }, () =>
      reife("worker", "--redis", redisUrl, "--quiet", "--concurrency", perWorker),
    );
    while ((await redis.scard("reife:workers")) < count) await sleep(100);
    const before = sizeOf(join(folder, "redis"));
    const out = `workers-${count}`;
    const measured = await rateOf(reife(...runArgs, "--out", out, "--engine", "redis", "--redis", redisUrl));
    line(`redis, ${count} worker${count === 1 ? "" : "s"}`, measured, live.rate);
    bytes.redis = (sizeOf(join(folder, "redis")) - before) / measured.calls;
    for (const worker of workers) worker.kill("SIGINT");
    for (const worker of workers) if (worker.exitCode === null) await once(worker, "exit");
  }
  console.log(`\nRedis' memory for a waiting call: ${Math.round(await measureMemory(redis))} bytes`);
  console.log(`written to the append-only file for a call: ${Math.round(bytes.redis)} bytes`);
  console.log(`calls.jsonl for a call: ${Math.round(bytes.calls)} bytes`);
} finally {
  redis.disconnect();
  server.disconnect();
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
