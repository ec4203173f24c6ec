import type { PairRow, RunFigures } from "../../src/core/run-figures.js";
import {
  coverage,
  evaluatorRow,
  leaderboardOf,
  pairwiseCell,
  protocolRow,
} from "../report/leaderboard-fixture.js";

/** An evaluator under a protocol, with what a test wants changed. */
export function pairRow(more: Partial<PairRow> = {}): PairRow {
  return {
    evaluator: "gpt-4o",
    adapter: "openai",
    protocol: "base",
    accuracy: { value: 0.8, low: 0.7, high: 0.9 },
    minusBase: { undefined: "the base itself" },
    datasets: {},
    selfAgreement: { value: 0.75 },
    presentationsShareCalls: false,
    coverage: coverage(200),
    cells: 1,
    calls: 200,
    costUsd: 0.4,
    tokens: 60_000,
    leastLift: { value: 0.3, null: "longest", dataset: "rivers" },
    ...more,
  };
}

/** Figures of a small run in which every plot has something to show; `name` is the first evaluator's. */
export function runFigures(name = "gpt-4o"): RunFigures {
  const names = [name, "small", "nulls/longest"];
  const adapters = ["openai", "simulated", "null"];
  const values = ["logic", "style", "facts"];
  return {
    leaderboard: leaderboardOf({
      evaluators: names.map((evaluator, place) =>
        evaluatorRow({
          evaluator,
          adapter: adapters[place] ?? "",
          accuracy: { value: 0.8 - place / 10, low: 0.7 - place / 10, high: 0.9 - place / 10 },
        }),
      ),
      cells: names.map((evaluator, place) => pairwiseCell({ evaluator, adapter: adapters[place] ?? "" })),
      protocols: [protocolRow({ protocol: "cot" }), protocolRow({ protocol: "base" })],
      rankCorrelation: {
        datasets: [
          {
            a: "rivers",
            b: "lakes",
            over: "evaluators",
            n: 3,
            spearman: { value: 0.5 },
            kendall: { value: 0.33 },
          },
        ],
        protocols: [
          {
            a: "base",
            b: "cot",
            over: "evaluators",
            n: 3,
            spearman: { value: -0.5 },
            kendall: { value: -0.33 },
          },
        ],
      },
    }),
    pairs: [
      pairRow({ evaluator: name }),
      pairRow({
        evaluator: name,
        protocol: "cot",
        minusBase: { value: 0.05, low: 0.01, high: 0.09 },
        costUsd: 0.9,
        accuracy: { value: 0.85 },
      }),
      pairRow({ evaluator: "small", adapter: "simulated", accuracy: { value: 0.7 }, costUsd: 0.1 }),
      pairRow({
        evaluator: "small",
        adapter: "simulated",
        protocol: "cot",
        minusBase: { value: -0.02 },
        accuracy: { value: 0.68 },
        costUsd: 0.2,
      }),
    ],
    facets: ["skill", "domain", "difficulty", "subset"].flatMap((facet) =>
      values.flatMap((value, place) =>
        [name, "small"].map((evaluator) => ({
          facet,
          value,
          evaluator,
          n: 40,
          accuracy: { value: 0.6 + place / 10, low: 0.5, high: 0.9 },
        })),
      ),
    ),
    leans: names.map((evaluator, place) => ({
      ...{ evaluator, adapter: adapters[place] ?? "", kind: "position" as const, cells: 2 },
      lean: { value: 0.1 - place / 10, low: 0.05 - place / 10, high: 0.15 - place / 10 },
      ...{ least: -0.1, most: 0.2 },
    })),
    ceilingShares: [],
    calibration: {
      run: "test",
      agreement: 0.9,
      delta: 0.05,
      cells: [
        {
          ...{ evaluator: name, protocol: "cot", datasets: ["rivers"], trials: 200, unparsed: 0, failed: 0 },
          ...{ withoutGold: 0, withoutConfidence: 0 },
          sources: [
            {
              ...{
                source: "vote share",
                items: 200,
                clusters: 100,
                accuracy: { value: 0.8 },
                auroc: { value: 0.7 },
              },
              aurc: { value: 0.1, least: 0.05 },
              probabilities: {
                ...{ ece: 0.1, eceDebiased: { value: 0.09 }, overconfidence: { value: 0.1 } },
                brier: {
                  value: 0.2,
                  reliability: 0.01,
                  resolution: 0.02,
                  uncertainty: 0.2,
                  withinVariance: 0,
                  withinCovariance: 0,
                },
                curve: [0.6, 0.8, 1].map((confidence) => ({
                  items: 60,
                  low: confidence,
                  high: confidence,
                  confidence,
                  accuracy: { value: confidence - 0.1, low: 0.4, high: 0.95 },
                })),
              },
              selection: { undefined: "not asked for" },
            },
          ],
        },
      ],
    },
    errors: {
      protocol: "base",
      trials: 200,
      judges: [name, "small"],
      correlations: [
        [{ value: 1 }, { value: 0.25 }],
        [{ value: 0.25 }, { value: 1 }],
      ],
    },
  };
}
