// A grid of made-up judges for the benchmarks of measuring: facts, cells, and judgments one by one.

const presentations = ["original", "swapped"];

/** The facts of so many pairs, a tenth of which share their cluster with another one. */
export function madeUpFacts(instances) {
  return Array.from({ length: instances }, (_, index) => ({
    dataset: "bench",
    id: String(index),
    row: index + 1,
    cluster: `c${index % Math.ceil(instances * 0.9)}`,
    gold: { kind: "pair", preference: index % 2 === 0 ? "A" : "B" },
    tags: {},
    lengths: [index % 97, index % 89],
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
}

/** Every evaluator under every protocol. */
export function madeUpCells(evaluators, protocols) {
  const cells = [];
  for (let e = 0; e < evaluators; e += 1) {
    for (let p = 0; p < protocols; p += 1) {
      cells.push({
        evaluator: `e${e}`,
        protocol: p === 0 ? "base" : `p${p}`,
        dataset: "bench",
        task: "pairwise",
        adapter: "openai",
        presentationsShareCalls: false,
        reading: "own",
        missingPairAgrees: false,
      });
    }
  }
  return cells;
}

/** The judgments of all cells: later evaluators are right more often. */
export function* madeUpJudgments(cells, facts) {
  let state = 1;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (const { evaluator, protocol, dataset } of cells) {
    const ability = 0.5 + Number(evaluator.slice(1)) / 60;
    for (const { id, gold } of facts) {
      for (const presentation of presentations) {
        const right = next() < ability;
        const preference = right === (gold.preference === "A") ? "A" : "B";
        const verdict = (preference === "A") === (presentation === "original") ? "first" : "second";
        yield {
          evaluator,
          protocol,
          dataset,
          instance: id,
          presentation,
          repeat: 0,
          outcome: { kind: "verdict", verdict },
          preference,
          calls: [],
        };
      }
    }
  }
}
