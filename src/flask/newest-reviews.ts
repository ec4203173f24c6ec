import type { SkillReview } from "./skill-review.js";

/** Reviews that count, and how many were passed over. */
export interface NewestReviews {
  readonly reviews: readonly SkillReview[];
  readonly repeated: number;
}

/**
 * One review for each question and repeat, in the order in which they first came: the last whose scores could be read, or the last.
 * A file that was filled twice holds every review twice, and counting both would make intervals too narrow.
 */
export function newestReviews(all: readonly SkillReview[]): NewestReviews {
  const kept = new Map<string, SkillReview>();
  for (const review of all) {
    const key = JSON.stringify([review.id, review.repeat]);
    if (review.outcome.kind === "scores" || kept.get(key)?.outcome.kind !== "scores") kept.set(key, review);
  }
  return { reviews: [...kept.values()], repeated: all.length - kept.size };
}
