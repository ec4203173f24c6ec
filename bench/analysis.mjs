// Time of measuring and ranking a large run from its judgments, in memory: by stage, with the processor time of all threads,
// which a busy machine changes less than the time on the clock.
// Usage: node bench/analysis.mjs [evaluators] [protocols] [instances] [resamples]
import { performance } from "node:perf_hooks";
import { aim } from "./aim.mjs";
import { madeUpCells, madeUpFacts, madeUpJudgments } from "./made-up-grid.mjs";

const [evaluators = 25, protocols = 18, instances = 1000, resamples = 1000] = process.argv
  .slice(2)
  .map(Number);
const load = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href);
const { JudgmentTable } = await load("cli/judgment-table");
const { measureRun } = await load("cli/measure-run");
const { measurePackedCells } = await load("cli/measure-packed-cells");
const { cellKey } = await load("core/cell-key");
const { buildLeaderboard } = await load("leaderboard/build-leaderboard");
const { cellTally } = await load("metrics/cell-tally");
const { choiceColumn } = await load("metrics/choice-column");
const { datasetFrames } = await load("metrics/dataset-frames");
const { pairColumns } = await load("metrics/pair-columns");
const { shareEstimate } = await load("metrics/share-estimate");
const { tabulatePairs } = await load("metrics/tabulate-pairs");

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
  const seconds = (performance.now() - start) / 1000;
  const clock = seconds.toFixed(2);
  console.log(`${name.padEnd(24)} ${clock.padStart(7)} s  user ${(user / 1e6).toFixed(2).padStart(6)} s`);
  return { result, seconds };
}

/** The totals of all columns of every cell in every resample, and the accuracies' intervals from them. */
function bootstrap(table, frames) {
  for (const cell of cells) {
    const frame = frames.get(cell.dataset);
    const judgments = table.trials(cellKey(cell));
    const pairs = tabulatePairs({ judgments, facts: frame.facts, reading: "recorded" });
    const tally = cellTally(pairs.instances, pairColumns(pairs, { missingPairAgrees: false }), frame);
    shareEstimate(tally, choiceColumn.credit, choiceColumn.credited);
  }
}

console.log(
  `${judgments.length.toLocaleString("en-US")} judgments, ${cells.length} cells, ${resamples} resamples; judgments held: ${before} MiB`,
);
const { result: table } = timed("pack the judgments", () => JudgmentTable.of(judgments));
const { result: frames } = timed("draw the resamples", () => datasetFrames(facts, common));
const drawn = timed("cluster bootstrap", () => bootstrap(table, frames));
const { result: measured } = timed("measure, all intervals", () =>
  measurePackedCells({ ...common, judgments: table, frames }),
);
const totals = { evaluatorTotals: new Map(), protocolTotals: new Map() };
timed("rank and compare", () => buildLeaderboard({ run: "bench", cells: measured, excluded: [], ...totals }));
console.log(`beside the judgments: ${memory() - before} MiB`);
const board = timed("whole leaderboard again", () =>
  measureRun({ run: "bench", excluded: [], judgments, ...common }),
);
console.log(`${board.result.evaluators.length} ranks`);
aim("cluster bootstrap of all cells", { most: 2, got: drawn.seconds, unit: "s" });
aim("whole leaderboard, in memory", { most: 5, got: board.seconds, unit: "s" });
