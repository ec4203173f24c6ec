// Calls a second of the whole pipeline (render, queue, request, durable store, parse) beside the official SDK and a bare pool of
// connections, against one local server in a process of its own. Build first.
// Usage: node bench/calls.mjs [--concurrency 32,128,512] [--prompt 1024,6144] [--latency 0] [--seconds 2] [--warm 2] [--rounds 3]
//   [--only pool,reife] [--peers]
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    concurrency: { type: "string", default: "32,128,512" },
    prompt: { type: "string", default: "1024,6144" },
    latency: { type: "string", default: "0" },
    seconds: { type: "string", default: "2" },
    warm: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
    only: {
      type: "string",
      default: "pool,sdk,sdk-agent,sdk-tuned,reife,reife-sdk",
    },
    peers: { type: "boolean", default: false },
  },
});
const numbers = (text) => text.split(",").map(Number);
const latency = Number(values.latency);
const names = values.only.split(",");
const titles = {
  pool: "bare undici pool",
  sdk: "openai SDK as it comes",
  "sdk-agent": "openai SDK, undici Agent",
  "sdk-tuned": "openai SDK, pooled fetch",
  reife: "reife, durable",
  "reife-sdk": "reife, durable, transport: sdk",
};

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const heard = async (child) => (await once(child, "message"))[0];
const server = fork(here("call-server.mjs"), [String(latency)]);
const url = `http://127.0.0.1:${await heard(server)}/v1`;

/** What the server has done so far. */
async function served() {
  server.send("how much");
  return heard(server);
}

async function run(name, setting) {
  const options = {
    ...setting,
    name,
    url,
    warm: Number(values.warm),
    seconds: Number(values.seconds),
  };
  const before = await served();
  const rival = fork(here("call-rivals.mjs"), [JSON.stringify(options)]);
  const measured = await Promise.race([heard(rival), once(rival, "exit")]);
  if (Array.isArray(measured)) throw new Error(`${titles[name]} ended before it told what it measured`);
  const after = await served();
  const server = (after.microseconds - before.microseconds) / (after.calls - before.calls);
  return { ...measured, server };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const figures = ["rate", "cpuMicroseconds", "p50", "p99", "rssMiB", "server"];

async function measure(setting) {
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const name of names) runs.get(name).push(await run(name, setting));
  return new Map(
    [...runs].map(([name, list]) => [
      name,
      Object.fromEntries(figures.map((figure) => [figure, median(list.map((one) => one[figure]))])),
    ]),
  );
}

function row(cells) {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(31) : cell.padStart(9))).join(" ");
}

function table(setting, measured) {
  const theory = latency === 0 ? undefined : setting.concurrency / (latency / 1000);
  const against = ["pool", "sdk-tuned", "sdk"].filter((name) => measured.has(name));
  const heads = ["calls/s", "CPU us", "p50 ms", "p99 ms", "peak MiB", "server us"];
  const lines = [...measured].map(([name, one]) =>
    row([
      titles[name],
      String(Math.round(one.rate)),
      String(Math.round(one.cpuMicroseconds)),
      one.p50.toFixed(1),
      one.p99.toFixed(1),
      String(Math.round(one.rssMiB)),
      one.server.toFixed(0),
      ...against.flatMap((other) => [
        (one.rate / measured.get(other).rate).toFixed(2),
        (measured.get(other).cpuMicroseconds / one.cpuMicroseconds).toFixed(2),
      ]),
      ...(theory === undefined ? [] : [(one.rate / theory).toFixed(2)]),
    ]),
  );
  const ratios = against.flatMap((name) => [`/${name}`, "by CPU"]);
  console.log(
    `\nconcurrency ${setting.concurrency}, prompts of ${setting.prompt} characters, ${latency} ms until an answer; median of ${values.rounds}`,
  );
  console.log(row(["", ...heads, ...ratios, ...(theory === undefined ? [] : ["/ theory"])]));
  for (const line of lines) console.log(line);
}

for (const concurrency of numbers(values.concurrency))
  for (const prompt of numbers(values.prompt)) {
    const setting = { concurrency, prompt };
    table(setting, await measure(setting));
  }
if (values.peers) {
  const { measurePeers } = await import("./peers.mjs");
  const setting = { concurrency: 128, prompt: 1024 };
  const before = await run("reife", setting);
  const rates = measurePeers(url, setting);
  const after = await run("reife", setting);
  const own = (before.rate + after.rate) / 2;
  console.log(`\nreife, durable, concurrency 128, 1,024 characters: ${Math.round(own)} calls/s`);
  for (const [name, rate] of rates)
    console.log(`${name}: ${rate.toFixed(1)} calls/s; reife makes ${(own / rate).toFixed(0)} times as many`);
}
server.disconnect();
