import { answerKey } from "./answer-key.js";
import type { ReviewedModel } from "./aggregate-reviews.js";
import { newestReviews } from "./newest-reviews.js";
import type { ReviewedAnswer, ReviewingJudge } from "./reviewing-judge.js";

/**
 * A judge's scores, answer by answer and skill by skill. Where a respondent answered one instruction under several ids, other files cannot
 * say which answer they mean: those are left out, and counted.
 */
export function reviewedAnswers(models: readonly ReviewedModel[]): Omit<ReviewingJudge, "judge"> {
  const answers = new Map<
    string,
    Omit<ReviewedAnswer, "scores"> & { readonly scores: Map<number, number> }
  >();
  let ambiguous = 0;
  for (const { model: respondent, reviews: all } of models) {
    const { reviews } = newestReviews(all);
    const ids = new Map<string, Set<string>>();
    for (const { cluster, id } of reviews) ids.set(cluster, (ids.get(cluster) ?? new Set()).add(id));
    ambiguous += [...ids.values()].filter(({ size }) => size > 1).length;
    for (const { cluster, repeat, length, outcome } of reviews) {
      if (outcome.kind !== "scores" || (ids.get(cluster)?.size ?? 0) > 1) continue;
      for (const [skill, score] of Object.entries(outcome.scores)) {
        if (typeof score !== "number") continue;
        const answer = { cluster, respondent, skill, length };
        const key = answerKey(answer);
        const known = answers.get(key) ?? { ...answer, scores: new Map<number, number>() };
        known.scores.set(repeat, score);
        answers.set(key, known);
      }
    }
  }
  return { answers: [...answers.values()], ambiguous };
}
