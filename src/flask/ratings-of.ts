import type { Rating } from "./rating.js";
import type { SkillReview } from "./skill-review.js";

/** The single ratings of some reviews: one for each skill asked for, whatever became of it. */
export function ratingsOf(reviews: readonly SkillReview[]): readonly Rating[] {
  return reviews.flatMap(({ cluster, skills, domains, difficulty, outcome }) =>
    skills.map((skill) => ({ cluster, skill, domains, difficulty, score: scoreOf(outcome, skill) })),
  );
}

function scoreOf(outcome: SkillReview["outcome"], skill: string): Rating["score"] {
  return outcome.kind === "scores" ? (outcome.scores[skill] ?? "lost") : "lost";
}
