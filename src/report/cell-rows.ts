import type { Estimate } from "../core/estimate.js";
import type { ChoiceCell, Figure, Leaderboard, LeaderboardCell, PointwiseCell } from "../core/leaderboard.js";

/** One cell as a flat row for spreadsheets: a number, a text, or empty where a figure cannot be stated. */
export type CellRow = Readonly<Record<string, string | number>>;

/** The cells of a leaderboard as flat rows, unrounded. Every row has the same columns in the same order. */
export function cellRows(leaderboard: Leaderboard): readonly CellRow[] {
  return leaderboard.cells.map((cell) => ({
    evaluator: cell.evaluator,
    adapter: cell.adapter,
    protocol: cell.protocol,
    dataset: cell.dataset,
    task: cell.task,
    n: cell.n,
    clusters: cell.clusters,
    ...(cell.task === "pointwise" ? empty(choiceNames) : choiceColumns(cell)),
    ...(cell.task === "pointwise" ? pointwiseColumns(cell) : empty(pointwiseNames)),
    ...coverageColumns(cell),
    calls: cell.calls,
    inputTokens: cell.tokens.input,
    outputTokens: cell.tokens.output,
    reasoningTokens: cell.tokens.reasoning,
    cachedTokens: cell.tokens.cached ?? 0,
    costUsd: figure(cell.costUsd),
  }));
}

const choiceNames = [
  "accuracy",
  "accuracyLow",
  "accuracyHigh",
  "accuracyOriginal",
  "accuracySwapped",
  "bothCorrect",
  "selfAgreement",
  "kappa",
  "alpha",
  "boundWorst",
  "boundBest",
  "positionLean",
  "labelLean",
  "lengthLean",
  "liftOverNull",
  "bestNull",
  "reading",
  "strict",
  "aboveChance",
] as const;

const pointwiseNames = ["spearman", "kendall", "pearson", "weightedKappa", "bias"] as const;

function choiceColumns(cell: ChoiceCell): Readonly<Record<(typeof choiceNames)[number], string | number>> {
  const lift = cell.liftOverNull;
  const isPair = cell.task === "pairwise";
  return {
    accuracy: value(cell.accuracy),
    accuracyLow: bound(cell.accuracy, "low"),
    accuracyHigh: bound(cell.accuracy, "high"),
    accuracyOriginal: cell.accuracyByPresentation.original ?? "",
    accuracySwapped: cell.accuracyByPresentation.swapped ?? "",
    bothCorrect: value(cell.bothCorrect),
    selfAgreement: value(cell.selfAgreement),
    kappa: isPair ? value(cell.kappa) : "",
    alpha: isPair ? value(cell.alpha) : "",
    boundWorst: cell.bounds.worst,
    boundBest: cell.bounds.best,
    positionLean: figure(cell.lean.position),
    labelLean: cell.lean.label === null ? "" : figure(cell.lean.label),
    lengthLean: figure(cell.lean.length),
    liftOverNull: "value" in lift ? lift.value : "",
    bestNull: "value" in lift ? lift.null : "",
    reading: isPair ? cell.reading : "",
    strict: isPair ? "" : value(cell.strict),
    aboveChance: isPair ? "" : value(cell.aboveChance),
  };
}

function pointwiseColumns(
  cell: PointwiseCell,
): Readonly<Record<(typeof pointwiseNames)[number], string | number>> {
  return {
    spearman: value(cell.correlation.spearman),
    kendall: value(cell.correlation.kendall),
    pearson: value(cell.correlation.pearson),
    weightedKappa: value(cell.weightedKappa),
    bias: value(cell.bias),
  };
}

function empty(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, ""]));
}

function coverageColumns({ coverage }: LeaderboardCell): Readonly<Record<string, number>> {
  const { trials, verdicts, ties, unparsed, failed } = coverage;
  return { trials, verdicts, ties, unparsed, failed };
}

function value(estimate: Estimate): number | string {
  return "value" in estimate ? estimate.value : "";
}

function bound(estimate: Estimate, side: "low" | "high"): number | string {
  return "value" in estimate ? (estimate[side] ?? "") : "";
}

function figure(entry: Figure): number | string {
  return typeof entry === "number" ? entry : "";
}
