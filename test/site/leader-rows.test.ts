import { describe, expect, it } from "vitest";
import type { RunMethods } from "../../src/core/run-methods.js";
import type { SiteIndex } from "../../src/core/site.js";
import { datasetRows } from "../../src/site/data/dataset-rows.js";
import { evaluatorFacts } from "../../src/site/data/evaluator-facts.js";
import { leaderRows } from "../../src/site/data/leader-rows.js";
import { pairRow, runFigures } from "../plots/run-figures-fixture.js";
import { pairwiseCell } from "../report/leaderboard-fixture.js";

const figures = runFigures();
const methods: RunMethods = {
  ...{
    schema: "reife/methods/1",
    run: "r",
    versions: { reife: "1", node: "20" },
    start: "2026-01-02T00:00:00Z",
  },
  ...{ ended: "done", trials: { planned: 2, judged: 2, failed: 0 }, reuse: 0, seed: 7, resamples: 100 },
  ...{
    presentations: "default",
    repeats: 1,
    evaluators: [],
    protocols: [],
    datasets: [],
    tasks: ["pairwise"],
  },
  coverage: { trials: 2, verdicts: 2, unparsed: 0, failed: 0, reasons: {} },
  ...{ intervals: { accuracy: {}, others: {} }, excluded: 0, paragraphs: [], bibtex: [] },
};
const index: SiteIndex = {
  ...{
    schema: "reife/site/1",
    run: "r",
    methods,
    command: "",
    datasets: [],
    fingerprints: { "gpt-4o": "f00" },
  },
  figures: {
    ...figures,
    pairs: [
      ...figures.pairs,
      pairRow({
        ...{ protocol: "poor", minusBase: { value: -0.2, low: -0.3, high: -0.1 }, accuracy: { value: 0.9 } },
        leastLift: { value: 0.01, low: -0.02, high: 0.04, null: "longest", dataset: "lakes" },
      }),
    ],
    ceilingShares: [
      { evaluator: "gpt-4o", share: { value: 0.9, low: 0.8, high: 1 } },
      { evaluator: "gpt-4o", protocol: "poor", share: { value: 0.5 } },
    ],
  },
  ceilings: { rivers: { value: 0.9, what: "experts", source: "a paper" } },
};

describe("leaderRows()", () => {
  it("keeps the order of the leaderboard for evaluators, and puts the most accurate pair first", () => {
    expect(leaderRows(index, "evaluators").map(({ evaluator }) => evaluator)).toEqual([
      "gpt-4o",
      "small",
      "nulls/longest",
    ]);
    expect(leaderRows(index, "pairs")[0]).toMatchObject({ protocol: "poor" });
  });

  it("gives an evaluator the least lift of its cells, and its share of what humans reach", () => {
    expect(leaderRows(index, "evaluators")[0]?.lift).toMatchObject({ value: 0.01, dataset: "lakes" });
    expect(leaderRows(index, "evaluators")[0]?.ceiling).toEqual({ value: 0.9, low: 0.8, high: 1 });
    expect(leaderRows(index, "pairs")[0]?.ceiling).toEqual({ value: 0.5 });
    expect(leaderRows(index, "pairs")[1]?.ceiling).toHaveProperty("undefined");
  });
});

describe("datasetRows()", () => {
  const cell = { ...{ evaluator: "gpt-4o", dataset: "rivers" }, liftOverNull: { value: 0.2, null: "first" } };
  const cells = [
    pairwiseCell({ ...cell, protocol: "poor", costUsd: 0.5 }),
    pairwiseCell({ ...cell, protocol: "base", costUsd: 0.5, liftOverNull: { value: 0.1, null: "first" } }),
    pairwiseCell({ ...cell, protocol: "base", dataset: "lakes" }),
  ];
  const evaluators = figures.leaderboard.evaluators.map((row, place) => ({
    ...row,
    rank: 1,
    datasets: place === 0 ? { rivers: { value: 0.45, low: 0.36, high: 0.54 } } : {},
  }));
  const own: SiteIndex = {
    ...index,
    figures: {
      ...index.figures,
      leaderboard: { ...figures.leaderboard, cells, evaluators },
      pairs: ["poor", "base"].map((protocol, place) =>
        pairRow({ protocol, datasets: { rivers: { value: 0.4 + place / 10 } } }),
      ),
    },
  };

  it("tells of one dataset: accuracy and share of humans with intervals, the least lift there, no rank", () => {
    const [row, other] = datasetRows(own, "evaluators", "rivers");
    expect(row).toMatchObject({
      accuracy: { value: 0.45, low: 0.36, high: 0.54 },
      ceiling: { value: expect.closeTo(0.5) as number, low: expect.closeTo(0.4) as number },
      lift: { value: 0.1, dataset: "rivers" },
      costUsd: { undefined: expect.stringContaining("share calls") as string },
    });
    expect(row).not.toHaveProperty("rank");
    expect(other).toBeUndefined();
    expect(datasetRows(own, "evaluators", "nowhere")).toEqual([]);
  });

  it("puts the best evaluator under a protocol first, with what its cell costs", () => {
    const rows = datasetRows(own, "pairs", "rivers");
    expect(rows.map(({ protocol }) => protocol)).toEqual(["base", "poor"]);
    expect(rows[0]).toMatchObject({ costUsd: 0.5, coverage: cells[1]?.coverage });
  });
});

describe("evaluatorFacts()", () => {
  it("calls strong or weak only what its interval bears out", () => {
    const { strengths, weaknesses, looks, version } = evaluatorFacts("gpt-4o", index);
    expect(strengths).toEqual(["protocol cot: +5.0 points against base (95 % interval +1.0 to +9.0)"]);
    expect(weaknesses).toEqual([
      "protocol poor: −20.0 points against base (95 % interval −30.0 to −10.0)",
      "lakes: not shown to beat the rule longest (+1.0 points) under poor",
    ]);
    // Twelve parts, and what two protocols gain.
    expect(looks).toBe(14);
    expect(version[0]).toEqual(["fingerprint", "f00"]);
    expect(evaluatorFacts("small", index).strengths).toEqual([]);
  });
});
