import type { Estimate } from "../core/estimate.js";
import type { GlobalCorrelations, ScoreAgreement, ScoreConfusion } from "../core/score-agreement.js";
import { confusionMatrix } from "../stats/confusion-matrix.js";
import { jointTable, type JointTable } from "../stats/joint-table.js";
import { tableAgreement } from "../stats/table-agreement.js";
import { tableCorrelations } from "../stats/table-correlations.js";
import type { ResampleCounts } from "../stats/resample-counts.js";
import { resampledEstimates, type NamedStatistics } from "./resampled-estimates.js";
import type { ScoreUnit } from "./score-unit.js";

/** The figures that take all units alike, whatever instruction or system they belong to. */
export type ScoreFigures = Pick<
  ScoreAgreement,
  "correlation" | "weightedKappa" | "alpha" | "bias" | "rmse" | "mae" | "wholePoints"
>;

type Name =
  | "spearman"
  | "kendall"
  | "pearson"
  | "quadraticKappa"
  | "ordinalAlpha"
  | "intervalAlpha"
  | "bias"
  | "rmse"
  | "mae";

/** Correlations, coefficients of agreement and differences of a cell's scores, pooled over units, with intervals. */
export function scoreFigures(units: readonly ScoreUnit[], draws: ResampleCounts | undefined): ScoreFigures {
  if (units.length === 0) return withoutUnits();
  const judge = units.map((unit) => unit.judge);
  const human = units.map((unit) => unit.human);
  const table = jointTable(judge, human);
  const drawn = Int32Array.from(units, (unit) => unit.drawn);
  const once = weightsOf(table, drawn, undefined);
  const figures = resampledEstimates(statisticsOf(table, once), {
    draws,
    statistics: (counts) => statisticsOf(table, weightsOf(table, drawn, counts)),
  });
  return {
    correlation: correlationsOf(figures),
    weightedKappa: figures.quadraticKappa,
    alpha: { ordinal: figures.ordinalAlpha, interval: figures.intervalAlpha },
    bias: figures.bias,
    rmse: figures.rmse,
    mae: figures.mae,
    wholePoints: confusionOf(judge, human),
  };
}

/** How often each pair of scores occurs in a draw; without counts in the sample. */
function weightsOf(
  table: JointTable,
  drawn: Int32Array,
  counts: ArrayLike<number> | undefined,
): Float64Array {
  const weights = new Float64Array(table.rows.length);
  for (let unit = 0; unit < drawn.length; unit++) {
    const cell = table.cellOf[unit] ?? 0;
    const times = counts === undefined ? 1 : (counts[drawn[unit] ?? 0] ?? 0);
    weights[cell] = (weights[cell] ?? 0) + times;
  }
  return weights;
}

function statisticsOf(table: JointTable, weights: Float64Array): NamedStatistics<Name> {
  return { ...tableCorrelations(table, weights), ...tableAgreement(table, weights) };
}

function correlationsOf(figures: Readonly<Record<Name, Estimate>>): GlobalCorrelations {
  const { spearman, kendall, pearson } = figures;
  return { level: "global", spearman, kendall, pearson };
}

/** More whole scores than this are no table that anybody reads. */
const mostScores = 50;

function confusionOf(judge: readonly number[], human: readonly number[]): ScoreAgreement["wholePoints"] {
  // Adding 0 makes the 0 of -0.
  const judged = judge.map((score) => Math.round(score) + 0);
  const gold = human.map((score) => Math.round(score) + 0);
  const scores = Array.from(Float64Array.from(new Set([...judged, ...gold])).sort());
  if (scores.length > mostScores) return { undefined: `more than ${mostScores} different whole scores` };
  const { counts } = confusionMatrix(gold, judged, { categories: scores });
  return { gold: scores, ended: scores, counts } satisfies ScoreConfusion;
}

function withoutUnits(): ScoreFigures {
  const none = { undefined: "no unit was scored by both" };
  return {
    correlation: { level: "global", spearman: none, kendall: none, pearson: none },
    weightedKappa: none,
    alpha: { ordinal: none, interval: none },
    ...{ bias: none, rmse: none, mae: none, wholePoints: none },
  };
}
