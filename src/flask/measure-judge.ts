import type { Estimate } from "../core/estimate.js";
import type { FlaskJudge, FlaskJudgeRow } from "../core/flask-reliability.js";
import type { CorrelationIntervalOptions } from "../stats/correlation-interval.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import { alphaPair } from "./alpha-pair.js";
import { answerKey } from "./answer-key.js";
import { bySkill } from "./by-skill.js";
import { estimatedCorrelation } from "./estimated-correlation.js";
import type { HumanRating } from "./human-rating.js";
import { lengthWithinRespondents, type MeasuredAnswer } from "./length-within-respondents.js";
import { meanOf } from "./mean-of.js";
import type { ReliabilityOptions } from "./reliability-options.js";
import type { ReviewedAnswer, ReviewingJudge } from "./reviewing-judge.js";

/**
 * How far a judge's scores agree with people's, among its repeats, and with the length of answers, by skill and over all. Ratings and
 * reviews meet where instruction, respondent and skill are the same; a rating of an answer that is not the only one so counts for none.
 */
export function measureJudge(
  { judge, answers, ambiguous }: ReviewingJudge,
  ratings: readonly HumanRating[],
  options: ReliabilityOptions,
): FlaskJudge {
  const human = new Map<string, HumanRating | undefined>();
  for (const rating of ratings)
    human.set(answerKey(rating), human.has(answerKey(rating)) ? undefined : rating);
  const joined = answers.map((answer): JoinedAnswer => {
    const rating = human.get(answerKey(answer));
    return {
      ...answer,
      human: rating?.human ?? [],
      length: answer.length ?? rating?.length,
      score: meanOf(answer.scores.values()),
    };
  });
  return {
    ...{ judge, ambiguous },
    rows: [
      rowOf("overall", joined, options),
      ...bySkill(joined).map(([skill, own]) => rowOf(skill, own, options)),
    ],
  };
}

interface JoinedAnswer extends ReviewedAnswer {
  readonly human: readonly number[];
  /** The mean of its repeats. */
  readonly score: number;
}

function rowOf(skill: string, answers: readonly JoinedAnswer[], options: ReliabilityOptions): FlaskJudgeRow {
  const both = answers.filter(({ human }) => human.length > 0);
  const long = answers.flatMap((answer) =>
    answer.length === undefined ? [] : [{ ...answer, length: answer.length }],
  );
  const withHumans = (correlate: CorrelationIntervalOptions["correlate"]): Estimate =>
    estimatedCorrelation({
      first: both.map(({ human }) => meanOf(human)),
      second: both.map(({ score }) => score),
      clusters: both.map(({ cluster }) => cluster),
      ...{ correlate, ...options },
    });
  return {
    ...{ skill, reviewed: answers.length, n: both.length },
    instructions: new Set(both.map(({ cluster }) => cluster)).size,
    spearman: withHumans(spearmanCorrelation),
    kendall: withHumans(kendallTauB),
    pearson: withHumans(pearsonCorrelation),
    runs: alphaPair(
      answers.map(({ cluster, scores }) => ({ cluster, scores: [...scores.values()] })),
      options,
    ),
    length: {
      all: lengthOverAll(long, options),
      within: lengthWithinRespondents(long, options),
    },
  };
}

function lengthOverAll(answers: readonly MeasuredAnswer[], options: ReliabilityOptions): Estimate {
  if (answers.length === 0) return { undefined: "no answer's length is known" };
  return estimatedCorrelation({
    first: answers.map(({ length }) => length),
    second: answers.map(({ score }) => score),
    clusters: answers.map(({ cluster }) => cluster),
    ...{ correlate: pearsonCorrelation, ...options },
  });
}
