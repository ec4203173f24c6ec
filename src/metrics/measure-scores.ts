import type { CriterionMeasures, PointwiseCell, Coverage } from "../core/leaderboard.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import { cohenKappa } from "../stats/cohen-kappa.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";

/** One unit that both a judge and humans scored. */
interface ScoredUnit {
  readonly criterion: string;
  readonly judge: number;
  readonly human: number;
}

/** The pointwise measures of a cell: per criterion, and over all units of all criteria pooled. */
export type ScoreMeasures = Pick<
  PointwiseCell,
  "correlation" | "weightedKappa" | "bias" | "criteria" | "coverage"
>;

/**
 * Agreement of a judge's scores with human scores. The unit is an output x criterion (x repeat); correlations are pooled
 * over units. Units that either side marked as not applicable, or left unscored, are not counted as scores.
 * The weighted kappa is quadratic, over the scores rounded to whole points.
 */
export function measureScores(
  judgments: readonly Judgment[],
  facts: ReadonlyMap<string, InstanceFacts>,
): ScoreMeasures {
  const units = judgments.flatMap((judgment) => unitsOf(judgment, facts));
  const criteria = [...new Set(units.map((unit) => unit.criterion))].sort();
  const overall = measure(units);
  return {
    correlation: overall.correlation,
    weightedKappa: overall.weightedKappa,
    bias: overall.bias,
    criteria: Object.fromEntries(
      criteria.map((criterion) => [criterion, measure(units.filter((unit) => unit.criterion === criterion))]),
    ),
    coverage: coverageOfScores(judgments),
  };
}

function unitsOf(judgment: Judgment, facts: ReadonlyMap<string, InstanceFacts>): readonly ScoredUnit[] {
  const gold = facts.get(judgment.instance)?.gold;
  const { outcome } = judgment;
  if (gold?.kind !== "scores" || outcome.kind !== "scores") return [];
  return Object.entries(outcome.scores).flatMap(([criterion, judge]) => {
    const human = gold.scores[criterion];
    return human === undefined || judge === "not-applicable" ? [] : [{ criterion, judge, human }];
  });
}

function measure(units: readonly ScoredUnit[]): CriterionMeasures {
  const judge = units.map((unit) => unit.judge);
  const human = units.map((unit) => unit.human);
  const none = { undefined: "no unit was scored by both" };
  if (units.length === 0) {
    const correlation = { spearman: none, kendall: none, pearson: none };
    return { n: 0, correlation, weightedKappa: none, bias: none };
  }
  const difference = judge.reduce((total, value, index) => total + value - (human[index] ?? 0), 0);
  return {
    n: units.length,
    correlation: {
      spearman: spearmanCorrelation(judge, human),
      kendall: kendallTauB(judge, human),
      pearson: pearsonCorrelation(judge, human),
    },
    weightedKappa: quadraticKappa(judge, human),
    bias: { value: difference / units.length },
  };
}

function quadraticKappa(judge: readonly number[], human: readonly number[]): ReturnType<typeof cohenKappa> {
  const first = judge.map((score) => Math.round(score));
  const second = human.map((score) => Math.round(score));
  let low = Infinity;
  let high = -Infinity;
  for (const score of [...first, ...second]) {
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  const categories = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return cohenKappa(first, second, { weights: "quadratic", categories });
}

function coverageOfScores(judgments: readonly Judgment[]): Coverage {
  const reasons: Record<string, number> = {};
  const counts = { verdicts: 0, unparsed: 0, failed: 0 };
  for (const { outcome } of judgments) {
    if (outcome.kind === "unparsed" || outcome.kind === "failed") {
      const reason = outcome.kind === "unparsed" ? outcome.reason : outcome.failure;
      counts[outcome.kind] += 1;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    } else {
      counts.verdicts += 1;
    }
  }
  return { trials: judgments.length, ...counts, ties: 0, reasons };
}
