// A run over Redis on hosts of its own (network namespaces), while one link is cut for a while and a worker is killed. Says whether the run ended with 0,
// with the bytes of a local run, and how often each question was asked. Needs root, `ip` and redis-server; build first.
// Usage: node scripts/cut-off.mjs [--cut worker|run|judge|all] [--seconds 8] [--pairs 150] [--delay 100] [--takeover 5s] [--kill 1] [--concurrency 12] [--timeout 60]
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    cut: { type: "string", default: "worker" },
    seconds: { type: "string", default: "8" },
    pairs: { type: "string", default: "150" },
    delay: { type: "string", default: "100" },
    takeover: { type: "string", default: "5s" },
    kill: { type: "string", default: "1" },
    concurrency: { type: "string", default: "12" },
    timeout: { type: "string", default: "60" },
    end: { type: "string", default: "hub" },
    serve: { type: "boolean", default: false },
  },
});
const redisHost = "10.77.0.1";
const judgeHost = "10.78.0.1";
const port = 8000;

if (values.serve) serve();
else process.exitCode = await main();

/** The judge: what it says depends on the prompt alone. Each question goes to stdout as a line with its hash. */
function serve() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const hash = createHash("sha256").update(body).digest("hex");
      process.stdout.write(`${hash}\n`);
      const letter = Number.parseInt(hash.slice(0, 2), 16) % 2 === 0 ? "a" : "b";
      const message = {
        role: "assistant",
        content: `Note ${hash.slice(0, 8)}.\n\nTherefore, Output (${letter}) is better.`,
      };
      const answer = {
        ...{ id: "x", object: "chat.completion", created: 0, model: "made-up" },
        choices: [{ index: 0, message, finish_reason: "stop" }],
        usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
      };
      setTimeout(() => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(answer));
      }, Number(values.delay));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(port, () => process.stdout.write("ready\n"));
}

async function main() {
  if (process.getuid?.() !== 0 || spawnSync("ip", ["netns", "list"]).status !== 0) {
    console.error("skipped: needs root and `ip netns`");
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), "reife-cut-off-"));
  const hosts = openHosts(["redis", "judge", "run", "w1", "w2", "w3"]);
  const children = [];
  try {
    return await experiment(folder, hosts, children);
  } finally {
    for (const child of children) child.kill("SIGKILL");
    hosts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A namespace for each host; Redis and the judge have a link each to all others. */
function openHosts(names) {
  const id = process.pid.toString(36);
  const space = (name) => `reife-${id}-${name}`;
  const ip = (...args) => {
    const { status, stderr } = spawnSync("ip", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`ip ${args.join(" ")}: ${stderr}`);
  };
  for (const name of names) {
    ip("netns", "add", space(name));
    ip("-n", space(name), "link", "set", "lo", "up");
  }
  ip("-n", space("redis"), "addr", "add", `${redisHost}/32`, "dev", "lo");
  ip("-n", space("judge"), "addr", "add", `${judgeHost}/32`, "dev", "lo");
  const guests = names.filter((name) => name !== "redis" && name !== "judge");
  for (const [hub, net, address] of [
    ["redis", "10.77", redisHost],
    ["judge", "10.78", judgeHost],
  ]) {
    for (const [index, guest] of guests.entries()) {
      const [here, there] = [`${hub[0]}-${guest}`, `to-${hub}`];
      ip(
        "link",
        "add",
        here,
        "netns",
        space(hub),
        "type",
        "veth",
        "peer",
        "name",
        there,
        "netns",
        space(guest),
      );
      ip("-n", space(hub), "addr", "add", `${net}.${index + 1}.1/30`, "dev", here);
      ip("-n", space(guest), "addr", "add", `${net}.${index + 1}.2/30`, "dev", there);
      ip("-n", space(hub), "link", "set", here, "up");
      ip("-n", space(guest), "link", "set", there, "up");
      ip("-n", space(guest), "route", "add", address, "via", `${net}.${index + 1}.1`);
    }
  }
  return {
    start: (name, command, args, options) =>
      spawn("ip", ["netns", "exec", space(name), command, ...args], options),
    link(hub, guest, state) {
      if (values.end === "hub") return ip("-n", space(hub), "link", "set", `${hub[0]}-${guest}`, state);
      ip("-n", space(guest), "link", "set", `to-${hub}`, state);
      // Taking an interface down takes its routes with it.
      const [net, address] = hub === "redis" ? ["10.77", redisHost] : ["10.78", judgeHost];
      if (state === "up")
        ip("-n", space(guest), "route", "add", address, "via", `${net}.${guests.indexOf(guest) + 1}.1`);
    },
    close: () => {
      for (const name of names) spawnSync("ip", ["netns", "del", space(name)]);
    },
  };
}

async function experiment(folder, hosts, children) {
  makeProject(folder);
  const began = performance.now();
  const log = (who, text) => {
    for (const line of text.split("\n"))
      if (line.trim() !== "")
        console.log(`${((performance.now() - began) / 1000).toFixed(1)}s ${who}: ${line}`);
  };
  const start = (host, command, args, { quiet = false, ...options } = {}) => {
    const child = hosts.start(host, command, args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      ...options,
    });
    children.push(child);
    if (!quiet)
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text) => log(host, text));
    child.ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
    return child;
  };
  start(
    "redis",
    "redis-server",
    ["--port", "6379", "--protected-mode", "no", "--save", "", "--appendonly", "yes", "--dir", folder],
    { quiet: true },
  );
  const judge = start(
    "judge",
    process.execPath,
    [fileURLToPath(import.meta.url), "--serve", "--delay", values.delay],
    { quiet: true },
  );
  const asked = [];
  let isReady = false;
  judge.stdout.setEncoding("utf8").on("data", (text) => {
    for (const line of text.split("\n")) {
      if (line === "ready") isReady = true;
      else if (line !== "") asked.push(line);
    }
  });
  while (!isReady) await sleep(20);
  const reife = fileURLToPath(new URL("../bin/reife.js", import.meta.url));
  const cli = (host, ...args) =>
    start(host, process.execPath, [reife, ...args], {
      env: { PATH: process.env.PATH, HOME: folder, TEST_KEY: "sk-a-made-up-key-of-a-script" },
    });
  const url = `redis://${redisHost}:6379`;
  const workers = Object.fromEntries(
    ["w1", "w2", "w3"].map((name) => [
      name,
      cli(
        name,
        "worker",
        "--redis",
        url,
        "--name",
        name,
        "--concurrency",
        "4",
        "--takeover",
        values.takeover,
      ),
    ]),
  );
  const run = cli("run", "run", "configs/test.yaml", "--engine", "redis", "--redis", url, "--out", "far");
  let isOver = false;
  void run.ended.then(() => (isOver = true));
  while (asked.length < Number(values.pairs) / 2) {
    if (isOver) throw new Error("the run ended before a link was cut");
    await sleep(20);
  }
  const cut = {
    worker: [["redis", "w1"]],
    judge: [["judge", "w1"]],
    all: [
      ["redis", "w1"],
      ["judge", "w1"],
    ],
    run: [["redis", "run"]],
  }[values.cut];
  for (const [hub, guest] of cut) hosts.link(hub, guest, "down");
  log("script", `cut ${JSON.stringify(cut)}`);
  if (Number(values.kill) > 0) {
    await sleep(1000);
    workers.w2.kill("SIGKILL");
    log("script", "killed w2");
    await sleep(Number(values.seconds) * 1000 - 1000);
  } else await sleep(Number(values.seconds) * 1000);
  for (const [hub, guest] of cut) hosts.link(hub, guest, "up");
  log("script", "restored");
  const { code, signal } = await run.ended;
  log("script", `the run ended with ${code ?? signal}`);
  const farAsked = [...asked];
  const local = await cli("run", "run", "configs/test.yaml", "--quiet", "--out", "near").ended;
  const files = ["leaderboard.json", "leaderboard.csv", "judgments.jsonl"];
  const isSame = files.every(
    (file) =>
      read(folder, "far", file).replaceAll('"run": "far"', '"run": "near"') === read(folder, "near", file),
  );
  const distinct = new Set(farAsked).size;
  log(
    "script",
    `local ${local.code}; bytes ${isSame ? "equal" : "DIFFER"}; asked ${farAsked.length} times for ${distinct} questions: ${farAsked.length - distinct} twice`,
  );
  return code === 0 && isSame ? 0 : 1;
}

function read(folder, out, file) {
  return readFileSync(join(folder, out, file), "utf8");
}

function makeProject(folder) {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const rows = Array.from({ length: Number(values.pairs) }, (_, index) => ({
    ...{
      id: `pair-${index}`,
      instruction: `Number ${index}`,
      output_a: `One ${index}`,
      output_b: `Other ${index}`,
    },
    gold: index % 2 === 0 ? "A" : "B",
  }));
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  write("datasets/pairs.jsonl", text);
  const dataset = {
    ...{ title: "Made-up pairs", description: "For a test", task: "pairwise", format: "pairs-jsonl" },
    ...{
      count: rows.length,
      clusters: rows.length,
      gold: "construction",
      licence: "Apache-2.0",
      citation: "none",
    },
    files: [
      { name: "pairs.jsonl", path: "pairs.jsonl", sha256: createHash("sha256").update(text).digest("hex") },
    ],
  };
  const judge = {
    ...{
      title: "A made-up judge",
      adapter: "openai",
      model: "made-up",
      baseUrl: `http://${judgeHost}:${port}/v1`,
      apiKeyEnv: "TEST_KEY",
    },
    limits: { concurrency: Number(values.concurrency), timeoutSeconds: Number(values.timeout) },
  };
  write("datasets/pairs.yaml", JSON.stringify(dataset));
  write("evaluators/judge.yaml", JSON.stringify(judge));
  write(
    "configs/test.yaml",
    JSON.stringify({ evaluators: ["judge"], protocols: ["base"], datasets: ["pairs"], resamples: 200 }),
  );
}
