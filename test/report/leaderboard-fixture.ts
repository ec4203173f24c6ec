import type {
  Coverage,
  EvaluatorRow,
  Leaderboard,
  ListwiseCell,
  PairwiseCell,
  PointwiseCell,
  ProtocolRow,
} from "../../src/core/leaderboard.js";
import type { ScoreAgreement } from "../../src/core/score-agreement.js";

const unknown = { undefined: "not stated in this fixture" };

/** Trials of which all ended in a verdict, with what a test wants changed. */
export function coverage(trials: number, more: Partial<Coverage> = {}): Coverage {
  return { trials, verdicts: trials, ties: 0, unparsed: 0, failed: 0, reasons: {}, ...more };
}

/** A pairwise cell whose every estimate is stated, with what a test wants changed. */
export function pairwiseCell(more: Partial<PairwiseCell> = {}): PairwiseCell {
  return {
    evaluator: "gpt-4o",
    adapter: "openai",
    protocol: "base",
    dataset: "rivers",
    task: "pairwise",
    n: 100,
    clusters: 90,
    accuracy: { value: 0.8125, low: 0.75, high: 0.875, method: "cluster bootstrap" },
    accuracyByPresentation: { original: 0.825, swapped: 0.8 },
    bothCorrect: { value: 0.75 },
    selfAgreement: { value: 0.875 },
    kappa: { value: 0.625 },
    alpha: { value: 0.6 },
    selfAlpha: { value: 0.7 },
    coverage: coverage(200),
    bounds: { worst: 0.8125, best: 0.8125 },
    lean: { position: 0.0625, label: -0.125, length: 0.25 },
    liftOverNull: { value: 0.3125, null: "longest" },
    calls: 200,
    tokens: { input: 50_000, output: 4_000, reasoning: 1_000, uncounted: 0 },
    costUsd: 0.165,
    seconds: { undefined: "measured times stand in timing.json" },
    presentationsShareCalls: false,
    reading: "own",
    ...more,
  };
}

/** The cell of a jury that stands beside its members, with what a test wants changed. */
export function juryCell(more: Partial<PairwiseCell> = {}): PairwiseCell {
  return pairwiseCell({
    evaluator: "jury",
    adapter: "jury",
    panel: {
      members: ["a", "b", "c"],
      n: 100,
      best: { evaluator: "a", accuracy: { value: 0.8 } },
      minusBest: { value: 0.025, low: -0.01, high: 0.06, method: "cluster bootstrap" },
      errorCorrelation: { value: 0.25 },
      effectiveVotes: { value: 2 },
      independent: { value: 0.896 },
    },
    ...more,
  });
}

/** A listwise cell whose every estimate is stated, with what a test wants changed. */
export function listwiseCell(more: Partial<ListwiseCell> = {}): ListwiseCell {
  const { evaluator, adapter, calls, tokens, costUsd, seconds } = pairwiseCell();
  return {
    ...{ evaluator, adapter, calls, tokens, costUsd, seconds },
    protocol: "listwise",
    dataset: "lakes",
    task: "listwise",
    n: 80,
    clusters: 80,
    accuracy: { value: 0.625, low: 0.5, high: 0.75, method: "cluster bootstrap" },
    strict: { value: 0.6 },
    aboveChance: { value: 0.5 },
    accuracyByPresentation: { original: 0.65, swapped: 0.6 },
    bothCorrect: { value: 0.55 },
    selfAgreement: { value: 0.7 },
    coverage: coverage(160, { ties: 8 }),
    bounds: { worst: 0.625, best: 0.625 },
    lean: { position: 0.125, label: null, length: -0.0625 },
    liftOverNull: { value: 0.25, null: "overlap" },
    presentationsShareCalls: false,
    ...more,
  };
}

/** A pairwise cell of which nothing can be stated. */
export function emptyCell(more: Partial<PairwiseCell> = {}): PairwiseCell {
  return pairwiseCell({
    accuracy: unknown,
    accuracyByPresentation: {},
    bothCorrect: unknown,
    selfAgreement: unknown,
    kappa: unknown,
    alpha: unknown,
    selfAlpha: unknown,
    coverage: coverage(0),
    bounds: { worst: 0, best: 1 },
    lean: { position: unknown, label: null, length: unknown },
    liftOverNull: unknown,
    costUsd: unknown,
    ...more,
  });
}

const agreement: ScoreAgreement = {
  correlation: {
    level: "global",
    spearman: { value: 0.5 },
    kendall: { value: 0.375 },
    pearson: { value: 0.4375 },
  },
  grouped: { undefined: "no instruction has two outputs that both scored" },
  systems: { undefined: "no instance names the system whose output it is" },
  weightedKappa: { value: 0.25 },
  alpha: { ordinal: { value: 0.375 }, interval: { value: 0.3125 } },
  bias: { value: -0.5 },
  rmse: { value: 1.25 },
  mae: { value: 1 },
  wholePoints: {
    gold: [1, 2],
    ended: [1, 2],
    counts: [
      [10, 10],
      [5, 15],
    ],
  },
};

/** A pointwise cell whose every estimate is stated, with what a test wants changed. */
export function pointwiseCell(more: Partial<PointwiseCell> = {}): PointwiseCell {
  return {
    evaluator: "gpt-4o",
    adapter: "openai",
    protocol: "flask",
    dataset: "essays",
    task: "pointwise",
    n: 20,
    clusters: 20,
    ...agreement,
    criteria: { depth: { n: 40, ...agreement }, fluency: { n: 40, ...agreement } },
    coverage: coverage(20),
    calls: 20,
    tokens: { input: 9_000, output: 300, reasoning: 0, uncounted: 0 },
    costUsd: 0.0255,
    seconds: { undefined: "measured times stand in timing.json" },
    ...more,
  };
}

/** An evaluator's row whose every figure is stated, with what a test wants changed. */
export function evaluatorRow(more: Partial<EvaluatorRow> = {}): EvaluatorRow {
  return {
    evaluator: "gpt-4o",
    adapter: "openai",
    rank: 1,
    rankInterval: [1, 2],
    n: 100,
    accuracy: { value: 0.8125, low: 0.75, high: 0.875 },
    datasets: {},
    selfAgreement: { value: 0.875 },
    coverage: coverage(200),
    cells: 1,
    calls: 200,
    costUsd: 0.165,
    ...more,
  };
}

/** A protocol's row whose every figure is stated, with what a test wants changed. */
export function protocolRow(more: Partial<ProtocolRow> = {}): ProtocolRow {
  return {
    protocol: "cot",
    accuracy: { value: 0.8375 },
    datasets: {},
    minusBase: { value: 0.025, low: -0.0125, high: 0.0625 },
    selfAgreement: { value: 0.9 },
    cells: 2,
    calls: 1_400,
    costUsd: 0.75,
    ...more,
  };
}

/** A leaderboard of nothing, with what a test wants in it. */
export function leaderboardOf(more: Partial<Leaderboard> = {}): Leaderboard {
  return {
    schema: "reife/leaderboard/1",
    run: "made-up",
    cells: [],
    evaluators: [],
    protocols: [],
    rankCorrelation: { datasets: [], protocols: [] },
    excluded: [],
    ...more,
  };
}

/** Live, recorded, simulated and null judges, pairs and scores, and figures that cannot be stated. */
export const smallLeaderboard: Leaderboard = leaderboardOf({
  cells: [
    pairwiseCell(),
    pairwiseCell({
      protocol: "cot",
      accuracy: { value: 0.8375, low: 0.775, high: 0.9 },
      coverage: coverage(200, { verdicts: 195, ties: 3, unparsed: 4, failed: 1 }),
      calls: 400,
    }),
    pairwiseCell({
      evaluator: "llmbar/gpt-4",
      adapter: "recorded",
      accuracy: { value: 0.945, low: 0.895, high: 0.985 },
      costUsd: 0,
      seconds: 0,
      liftOverNull: { value: 0.365, null: "second" },
      reading: "published",
      own: { ...pairwiseCell(), accuracy: { value: 0.94 } },
    }),
    pairwiseCell({
      evaluator: "simulated/coin",
      adapter: "simulated",
      accuracy: { value: 0.5, low: 0.43, high: 0.57 },
      kappa: { undefined: "chance agreement is 1" },
      liftOverNull: { value: -0.08, null: "second" },
      costUsd: 0,
    }),
    pairwiseCell({ evaluator: "nulls/second", adapter: "null", accuracy: { value: 0.58 }, costUsd: 0 }),
    emptyCell({ evaluator: "unlucky" }),
    pointwiseCell(),
    pointwiseCell({
      evaluator: "simulated/coin",
      adapter: "simulated",
      correlation: { level: "global", spearman: unknown, kendall: unknown, pearson: unknown },
      weightedKappa: unknown,
      costUsd: 0,
    }),
  ],
  evaluators: [
    evaluatorRow({
      evaluator: "llmbar/gpt-4",
      adapter: "recorded",
      rankInterval: [1, 1],
      accuracy: { value: 0.945, low: 0.895, high: 0.985 },
      costUsd: 0,
    }),
    evaluatorRow({ rank: 2, rankInterval: [2, 3], coverage: coverage(400, { verdicts: 392 }) }),
    evaluatorRow({
      evaluator: "nulls/second",
      adapter: "null",
      rank: 3,
      rankInterval: [2, 4],
      accuracy: { value: 0.58 },
      selfAgreement: { value: 1 },
      costUsd: 0,
    }),
    evaluatorRow({
      evaluator: "simulated/coin",
      adapter: "simulated",
      rank: 4,
      rankInterval: [3, 4],
      accuracy: { value: 0.5, low: 0.43, high: 0.57 },
      costUsd: 0,
    }),
    evaluatorRow({
      evaluator: "unlucky",
      rank: undefined,
      rankInterval: undefined,
      accuracy: { undefined: "no cell to average" },
      selfAgreement: unknown,
      coverage: coverage(0),
      costUsd: { undefined: "no price or no token count" },
    }),
  ],
  protocols: [
    protocolRow(),
    protocolRow({
      protocol: "base",
      accuracy: { value: 0.8125 },
      minusBase: { undefined: "it is the base" },
      costUsd: unknown,
    }),
  ],
  rankCorrelation: {
    datasets: [
      {
        a: "rivers",
        b: "lakes",
        over: "evaluators",
        n: 4,
        spearman: { value: 0.8 },
        kendall: { value: 0.667 },
      },
      { a: "rivers", b: "hills", over: "evaluators", n: 4, spearman: { value: -0.2 }, kendall: { value: 0 } },
    ],
    protocols: [
      {
        a: "base",
        b: "all protocols",
        over: "evaluators",
        n: 4,
        spearman: { value: 0.9 },
        kendall: { value: 0.75 },
      },
    ],
  },
  excluded: [
    {
      evaluator: "nulls/second",
      protocol: "cot",
      dataset: "rivers",
      reason: "excluded by the config",
    },
  ],
});
