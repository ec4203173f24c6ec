// Time of measuring and ranking a large run from its judgments.
// Usage: node bench/analysis.mjs [evaluators] [protocols] [instances] [resamples]
import { performance } from "node:perf_hooks";

const [evaluators = 25, protocols = 18, instances = 1000, resamples = 1000] = process.argv
  .slice(2)
  .map(Number);
const { measureRun } = await import(new URL("../dist/cli/measure-run.js", import.meta.url).href);

const presentations = ["original", "swapped"];
const facts = Array.from({ length: instances }, (_, index) => ({
  dataset: "bench",
  id: String(index),
  row: index + 1,
  cluster: `c${index % Math.ceil(instances * 0.9)}`,
  tags: {},
  lengths: [index % 97, index % 89],
  gold: { kind: "pair", preference: index % 2 === 0 ? "A" : "B" },
  nulls: {
    longest: 0.5,
    shortest: 0.5,
    first: index % 2 === 0 ? 1 : 0,
    second: index % 2,
    random: 0.5,
    majority: 0.5,
    overlap: 0.5,
  },
}));
const cells = [];
const judgments = [];
let state = 1;
const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
for (let e = 0; e < evaluators; e += 1) {
  for (let p = 0; p < protocols; p += 1) {
    const cell = {
      evaluator: `e${e}`,
      protocol: p === 0 ? "base" : `p${p}`,
      dataset: "bench",
      task: "pairwise",
    };
    cells.push({
      ...cell,
      adapter: "openai",
      presentationsShareCalls: false,
      reading: "own",
      missingPairAgrees: false,
    });
    for (const { id, gold } of facts) {
      for (const presentation of presentations) {
        const right = next() < 0.5 + e / 60;
        const preference = right === (gold.preference === "A") ? "A" : "B";
        const verdict = (preference === "A") === (presentation === "original") ? "first" : "second";
        judgments.push({
          ...cell,
          instance: id,
          presentation,
          repeat: 0,
          outcome: { kind: "verdict", verdict },
          preference,
          calls: [],
        });
      }
    }
  }
}
const start = performance.now();
const board = measureRun({
  run: "bench",
  cells,
  excluded: [],
  judgments,
  facts,
  callFacts: () => undefined,
  seed: 1,
  resamples,
});
const seconds = (performance.now() - start) / 1000;
const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
console.log(
  `${judgments.length.toLocaleString("en-US")} judgments, ${cells.length} cells, ${resamples} resamples: ${seconds.toFixed(1)} s, ${memory} MiB, ${board.evaluators.length} ranks`,
);
