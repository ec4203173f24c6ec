import type { Estimate } from "../core/estimate.js";
import type { FlaskReliability, FlaskReliabilityRow, FlaskWeightedScore } from "../core/flask-reliability.js";
import type { CorrelationIntervalOptions } from "../stats/correlation-interval.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import { alphaPair } from "./alpha-pair.js";
import { bySkill } from "./by-skill.js";
import { estimatedCorrelation } from "./estimated-correlation.js";
import type { HumanRating } from "./human-rating.js";
import { lengthWithinRespondents } from "./length-within-respondents.js";
import { meanOfScores } from "./mean-of-scores.js";
import type { ReliabilityOptions } from "./reliability-options.js";

/**
 * How far a model's skill scores agree with people's, and people, and the model's runs, among themselves: by skill and over all. Intervals
 * are percentile bootstraps over instructions. An answer counts where it has scores of both; over all, each skill of an answer counts.
 */
export function measureReliability(
  ratings: readonly HumanRating[],
  options: ReliabilityOptions,
): FlaskReliability {
  const schema = "reife/flask-reliability/1";
  if (ratings.length === 0) return { schema, rows: [], respondents: [] };
  const rows = bySkill(ratings).map(([skill, own]) => rowOf(skill, own, options));
  const weights = weightsOf(rows);
  return {
    schema,
    rows: [
      rowOf("overall", ratings, options),
      ...rows.map((row) => ({ ...row, weight: weightOf(row, weights) })),
    ],
    respondents: [...new Set(ratings.map(({ respondent }) => respondent))].map((respondent) =>
      weightedScore(
        respondent,
        ratings.filter((rating) => rating.respondent === respondent),
        weights,
      ),
    ),
  };
}

function rowOf(
  skill: string,
  ratings: readonly HumanRating[],
  options: ReliabilityOptions,
): FlaskReliabilityRow {
  const both = ratings.filter(({ human, model }) => human.length > 0 && model.length > 0);
  const [human, model] = [both.map((rating) => mean(rating.human)), both.map((rating) => mean(rating.model))];
  const lengths = both.map(({ length }) => length);
  const clusters = both.map(({ cluster }) => cluster);
  const correlation = (
    first: readonly number[],
    second: readonly number[],
    correlate: CorrelationIntervalOptions["correlate"],
  ): Estimate => estimatedCorrelation({ first, second, clusters, correlate, ...options });
  return {
    ...{ skill, n: both.length, instructions: new Set(clusters).size },
    spearman: correlation(human, model, spearmanCorrelation),
    kendall: correlation(human, model, kendallTauB),
    pearson: correlation(human, model, pearsonCorrelation),
    humans: alphaPair(
      ratings.map((rating) => ({ cluster: rating.cluster, scores: rating.human })),
      options,
    ),
    runs: alphaPair(
      ratings.map((rating) => ({ cluster: rating.cluster, scores: rating.model })),
      options,
    ),
    length: {
      model: correlation(lengths, model, pearsonCorrelation),
      human: correlation(lengths, human, pearsonCorrelation),
      within: lengthWithinRespondents(
        both.map((rating, index) => ({ ...rating, score: model[index] ?? NaN })),
        options,
      ),
    },
  };
}

/** By skill, each at least 0; skills whose alpha is unknown have none. */
function weightsOf(rows: readonly FlaskReliabilityRow[]): ReadonlyMap<string, number> {
  const alphas = rows.flatMap(({ skill, humans: { interval } }) =>
    "value" in interval ? [[skill, Math.max(0, interval.value)] as const] : [],
  );
  const sum = alphas.reduce((total, [, alpha]) => total + alpha, 0);
  return new Map(sum === 0 ? [] : alphas.map(([skill, alpha]) => [skill, alpha / sum]));
}

function weightOf({ skill }: FlaskReliabilityRow, weights: ReadonlyMap<string, number>): Estimate {
  const value = weights.get(skill);
  return value === undefined ? { undefined: "no alpha of humans" } : { value };
}

function weightedScore(
  respondent: string,
  ratings: readonly HumanRating[],
  weights: ReadonlyMap<string, number>,
): FlaskWeightedScore {
  const side = (scoresOf: (rating: HumanRating) => readonly number[]): FlaskWeightedScore["human"] => {
    const scored = ratings.filter((rating) => scoresOf(rating).length > 0);
    const groups = scored.map((rating) => ({
      ...{ score: mean(scoresOf(rating)), cluster: rating.cluster, group: rating.skill },
    }));
    return { macro: meanOfScores(groups).mean, weighted: weightedMean(groups, weights) };
  };
  return {
    respondent,
    n: ratings.length,
    human: side(({ human }) => human),
    model: side(({ model }) => model),
  };
}

/** The skills' means, each by its weight; weights of skills that the respondent was not scored on are shared out. */
function weightedMean(
  scores: readonly { readonly score: number; readonly group: string }[],
  weights: ReadonlyMap<string, number>,
): Estimate {
  const bySkill = new Map<string, number[]>();
  for (const { score, group } of scores) bySkill.set(group, [...(bySkill.get(group) ?? []), score]);
  let [sum, total] = [0, 0];
  for (const [skill, own] of bySkill) {
    const weight = weights.get(skill) ?? 0;
    sum += weight * mean(own);
    total += weight;
  }
  return total === 0 ? { undefined: "no skill has a weight" } : { value: sum / total };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
