// Time of `reife leaderboard` on a stored run: writes a run folder of made-up judgments, reads it by stage, then runs the
// command itself. The folder is removed at the end.
// Usage: node bench/stored-run.mjs [evaluators] [protocols] [instances] [resamples]
import { spawnSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { aim } from "./aim.mjs";
import { madeUpCells, madeUpFacts, madeUpJudgments } from "./made-up-grid.mjs";

const [evaluators = 25, protocols = 18, instances = 1000, resamples = 1000] = process.argv
  .slice(2)
  .map(Number);
const folder = mkdtempSync(join(tmpdir(), "reife-stored-run-"));
const load = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);

try {
  const trials = write();
  const { size } = statSync(join(folder, "judgments.jsonl"));
  console.log(
    `${trials.toLocaleString("en-US")} judgments, ${Math.round(size / 2 ** 20)} MiB of judgments.jsonl`,
  );
  const { readPackedRun } = await load("cli/compose/read-run");
  const { measureRun } = await load("cli/measure-run");
  const run = await timed("read the run", () => readPackedRun(folder, process.cwd()));
  const { manifest, judgments, facts, callFacts, callFactsAt } = run;
  await timed("measure and rank", () =>
    measureRun({
      run: "bench",
      cells: manifest.cells,
      excluded: [],
      judgments,
      facts,
      callFacts,
      callFactsAt,
      seed: 1,
      resamples,
    }),
  );
  const cpu = process.resourceUsage();
  console.log(`peak of this process: ${Math.round(cpu.maxRSS / 1024)} MiB`);
  command();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function write() {
  const facts = madeUpFacts(instances);
  const cells = madeUpCells(evaluators, protocols);
  const file = openSync(join(folder, "judgments.jsonl"), "w");
  let lines = [];
  let trials = 0;
  for (const judgment of madeUpJudgments(cells, facts)) {
    trials += 1;
    lines.push(JSON.stringify(judgment));
    if (lines.length < 10_000) continue;
    writeSync(file, `${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
  writeFileSync(
    join(folder, "instances.jsonl"),
    `${facts.map((entry) => JSON.stringify(entry)).join("\n")}\n`,
  );
  const manifest = {
    schema: "reife/manifest/1",
    run: "bench",
    config: { name: "bench", seed: 1, resamples },
    cells,
    excluded: [],
    trials: { planned: trials, judged: trials, failed: 0 },
    reuse: [],
    ended: "done",
  };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  return trials;
}

async function timed(name, work) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user } = process.cpuUsage(cpu);
  const clock = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${name.padEnd(24)} ${clock.padStart(7)} s  user ${(user / 1e6).toFixed(2).padStart(6)} s`);
  return result;
}

function command() {
  const bin = fileURLToPath(new URL("../bin/reife.js", import.meta.url));
  const usage = fileURLToPath(new URL("usage.mjs", import.meta.url));
  const took = join(folder, "usage.json");
  const { status, stderr } = spawnSync(process.execPath, ["--import", usage, bin, "leaderboard", folder], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, BENCH_USAGE: took },
  });
  if (status !== 0) throw new Error(`reife leaderboard ended with ${status}: ${stderr}`);
  const { seconds, cpuSeconds, peakMiB } = JSON.parse(readFileSync(took, "utf8"));
  const [clock, cpu] = [seconds, cpuSeconds].map((of) => of.toFixed(2));
  console.log(`${"reife leaderboard".padEnd(24)} ${clock.padStart(7)} s  CPU ${cpu.padStart(7)} s`);
  aim("reife leaderboard, from a stored run", { most: 5, got: seconds, unit: "s" });
  aim("its peak", { most: 512, got: peakMiB, unit: "MiB" });
}
