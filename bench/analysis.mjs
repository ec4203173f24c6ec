// Time of measuring and ranking a large run from its judgments, in memory: by stage, with the processor time of all threads,
// which a busy machine changes less than the time on the clock.
// Usage: node bench/analysis.mjs [evaluators] [protocols] [instances] [resamples]
import { performance } from "node:perf_hooks";
import { madeUpCells, madeUpFacts, madeUpJudgments } from "./made-up-grid.mjs";

const [evaluators = 25, protocols = 18, instances = 1000, resamples = 1000] = process.argv
  .slice(2)
  .map(Number);
const load = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const { measureRun } = await load("cli/measure-run");
const { measureCells } = await load("cli/measure-cells");
const { groupByCell } = await load("leaderboard/group-by-cell");
const { buildLeaderboard } = await load("leaderboard/build-leaderboard");

const facts = madeUpFacts(instances);
const cells = madeUpCells(evaluators, protocols);
const judgments = [...madeUpJudgments(cells, facts)];
const common = { cells, facts, callFacts: () => undefined, seed: 1, resamples };
globalThis.gc?.();
const before = memory();

function memory() {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}

function timed(name, work) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  const { user } = process.cpuUsage(cpu);
  const clock = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${name.padEnd(24)} ${clock.padStart(7)} s  user ${(user / 1e6).toFixed(2).padStart(6)} s`);
  return result;
}

console.log(
  `${judgments.length.toLocaleString("en-US")} judgments, ${cells.length} cells, ${resamples} resamples; judgments held: ${before} MiB`,
);
const byCell = timed("group by cell", () => groupByCell(judgments));
const measured = timed("measure, all intervals", () => measureCells({ ...common, judgments: byCell }));
const totals = { evaluatorTotals: new Map(), protocolTotals: new Map() };
timed("rank and compare", () => buildLeaderboard({ run: "bench", cells: measured, excluded: [], ...totals }));
console.log(`beside the judgments: ${memory() - before} MiB`);
const board = timed("whole leaderboard again", () =>
  measureRun({ run: "bench", excluded: [], judgments, ...common }),
);
console.log(`${board.evaluators.length} ranks`);
