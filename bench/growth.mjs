// How time and memory grow with the calls of a run: makes runs of simulated judges, resumes them when they are finished (with the seal that
// says so, and without it), reads their replies again, and makes their leaderboards, each by the command line in a process of its own. Writes
// a plot, bench/growth.svg.
// Usage: node bench/growth.mjs [calls,calls,...] [evaluators] [file of the plot]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const sizes = (process.argv[2] ?? "1000,10000,100000,1000000").split(",").map(Number);
const evaluators = Number(process.argv[3] ?? 25);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const plotFile = process.argv[4] ?? here("growth.svg");
const commands = {
  run: ["run", "bench.yaml", "--quiet"],
  resume: ["run", "bench.yaml", "--quiet"],
  unsealed: ["run", "bench.yaml", "--quiet"],
  rescore: ["rescore", "results/bench"],
  leaderboard: ["leaderboard", "results/bench"],
};

/** A run of so many calls: pairs that each of the judges is shown in both positions. */
function prepare(folder, calls) {
  const pairs = Math.ceil(calls / evaluators / 2);
  mkdirSync(join(folder, "evaluators"), { recursive: true });
  mkdirSync(join(folder, "datasets"));
  const rows = Array.from({ length: pairs }, (_, row) =>
    JSON.stringify({
      instruction: `Say the number ${row} in words, then in figures, and nothing else.`,
      output_a: `The number is ${row}. `.repeat(20),
      output_b: `It is ${row + 1}, I think. `.repeat(20),
      gold: row % 2 === 0 ? "A" : "B",
    }),
  );
  const text = `${rows.join("\n")}\n`;
  writeFileSync(join(folder, "datasets", "pairs.jsonl"), text);
  const card = {
    title: "bench",
    description: "made up",
    task: "pairwise",
    format: "pairs-jsonl",
    files: [
      {
        name: "pairs.jsonl",
        path: "pairs.jsonl",
        sha256: createHash("sha256").update(text).digest("hex"),
        bytes: Buffer.byteLength(text),
      },
    ],
    count: pairs,
    clusters: pairs,
    gold: "construction",
    ties: false,
    licence: "none",
    citation: "none",
    language: "en",
  };
  writeFileSync(join(folder, "datasets", "bench.yaml"), JSON.stringify(card));
  const ids = Array.from({ length: evaluators }, (_, index) => `judge-${index}`);
  for (const [index, id] of ids.entries()) {
    const traits = {
      ...{ accuracy: 0.6 + (0.3 * index) / evaluators, positionLean: 0.1, labelLean: 0, lengthLean: 0.1 },
      ...{ unparsedRate: 0.01, failureRate: 0, scoreNoise: 1 },
    };
    const judge = { title: id, adapter: "simulated", seed: index, traits };
    writeFileSync(join(folder, "evaluators", `${id}.yaml`), JSON.stringify(judge));
  }
  const config = { name: "bench", evaluators: ids, protocols: ["base"], datasets: ["bench"] };
  writeFileSync(join(folder, "bench.yaml"), JSON.stringify(config));
}

function measure(folder, name) {
  const usage = join(folder, "usage.json");
  const args = ["--import", here("usage.mjs"), here("../bin/reife.js"), ...commands[name]];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, BENCH_USAGE: usage },
  });
  if (status !== 0) throw new Error(`reife ${commands[name].join(" ")} ended with ${status}: ${stderr}`);
  return JSON.parse(readFileSync(usage, "utf8"));
}

const measured = [];
for (const calls of sizes) {
  const folder = mkdtempSync(join(tmpdir(), "reife-growth-"));
  try {
    prepare(folder, calls);
    for (const name of Object.keys(commands)) {
      if (name === "unsealed") rmSync(join(folder, "results", "bench", "seal.json"));
      const one = { calls, name, ...measure(folder, name) };
      measured.push(one);
      const file = Math.round(statSync(join(folder, "results", "bench", "calls.jsonl")).size / 2 ** 20);
      console.log(
        [
          `${calls.toLocaleString("en-US").padStart(9)} calls`,
          name.padEnd(11),
          `${one.seconds.toFixed(1).padStart(7)} s`,
          `CPU ${one.cpuSeconds.toFixed(1).padStart(6)} s`,
          `peak ${Math.round(one.peakMiB).toString().padStart(5)} MiB`,
          `calls.jsonl ${file} MiB`,
        ].join("  "),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
writeFileSync(plotFile, plot());

/** Processor time and peak memory against calls, all on logarithmic scales: a straight line of slope one is linear growth. */
function plot() {
  const panels = [
    { title: "processor time, s", key: "cpuSeconds", left: 60 },
    { title: "peak memory, MiB", key: "peakMiB", left: 420 },
  ];
  const colours = {
    run: "#1f77b4",
    resume: "#2ca02c",
    unsealed: "#ff7f0e",
    rescore: "#d62728",
    leaderboard: "#9467bd",
  };
  const [width, height, top] = [280, 220, 40];
  const parts = panels.map(({ title, key, left }) => {
    const [x, y] = [sizes, measured.map((one) => one[key])].map((list) => ({
      from: Math.floor(Math.log10(Math.min(...list))),
      to: Math.max(Math.ceil(Math.log10(Math.max(...list))), Math.floor(Math.log10(Math.min(...list))) + 1),
    }));
    const place = (range, value) => (Math.log10(value) - range.from) / (range.to - range.from);
    const at = (calls, value) =>
      `${(left + width * place(x, calls)).toFixed(1)},${(top + height * (1 - place(y, value))).toFixed(1)}`;
    const ticks = [
      ...powers(x).map((power) =>
        label(at(10 ** power, 10 ** y.from), `10^${power}`, "dy='16' text-anchor='middle'"),
      ),
      ...powers(y).map((power) =>
        label(at(10 ** x.from, 10 ** power), `10^${power}`, "dx='-6' text-anchor='end'"),
      ),
    ];
    const lines = Object.keys(commands).map((name) => {
      const points = measured.filter((one) => one.name === name).map((one) => at(one.calls, one[key]));
      return `<polyline fill='none' stroke='${colours[name]}' stroke-width='2' points='${points.join(" ")}'/>`;
    });
    const frame = `<rect x='${left}' y='${top}' width='${width}' height='${height}' fill='none' stroke='#999'/>`;
    return [label(`${left},${top - 12}`, title, ""), frame, ...ticks, ...lines].join("\n");
  });
  const legend = Object.entries(colours).map(
    ([name, colour], index) => `<text x='${60 + index * 110}' y='310' fill='${colour}'>${name}</text>`,
  );
  return [
    "<svg xmlns='http://www.w3.org/2000/svg' width='740' height='330' font-family='sans-serif' font-size='12'>",
    "<rect width='740' height='330' fill='white'/>",
    ...parts,
    ...legend,
    "</svg>\n",
  ].join("\n");
}

function powers({ from, to }) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function label(point, text, attributes) {
  const [x, y] = point.split(",");
  return `<text x='${x}' y='${y}' ${attributes}>${text}</text>`;
}
