import type { SkillReview } from "../../../flask/skill-review.js";
import type { FlaskReview } from "../../../imports/flask-review.js";
import { scoreJson } from "../../../protocols/parsers/score-json.js";

/**
 * What a row of a review file says of its skills: the judge's words as protocol flask reads them, or, where a file has none, the scores
 * that its authors read, by the same rules. One skill without a score loses the review, as in a run.
 */
export function reviewOutcome(
  { review, score }: Pick<FlaskReview, "review" | "score">,
  skills: readonly string[],
): SkillReview["outcome"] {
  const text = review ?? (score === undefined ? "" : JSON.stringify(score));
  return scoreJson.read({ text, finishReason: "unknown" }, { criteria: skills, low: 1, high: 5 });
}
