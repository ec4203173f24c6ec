import { countCodePoints } from "../../../core/count-code-points.js";
import { sha256 } from "../../../core/sha256.js";
import type { CompatRow } from "../../../flask/compat-tables.js";
import { publishedScores } from "../../../flask/published-scores.js";
import { skillNamed } from "../../../flask/skill-named.js";
import type { SkillReview } from "../../../flask/skill-review.js";
import { flaskReview, type FlaskReview } from "../../../imports/flask-review.js";
import { pathParts } from "../../../imports/path-parts.js";
import { jsonRecords } from "../../../imports/read/json-records.js";
import type { SourceFile } from "../../../imports/source-file.js";
import { reviewOutcome } from "./review-outcome.js";
import type { ReviewSource } from "./review-source.js";

/** Reads a file of reviews, of either version of FLASK's schema; the respondent is called after it. */
export async function readReviewFile(file: SourceFile): Promise<ReviewSource> {
  const reviews: SkillReview[] = [];
  const compat: CompatRow[] = [];
  for await (const fields of jsonRecords(file)) {
    const row = flaskReview(fields);
    reviews.push(reviewOf(row));
    compat.push({
      score: row.score ?? publishedScores(row.review ?? ""),
      domains: row.domains,
      difficulty: row.difficulty[0] ?? "",
    });
  }
  const [model = "", ...within] = [...pathParts(file)].reverse();
  return { model, within, reviews, compat };
}

function reviewOf(row: FlaskReview): SkillReview {
  const skills = [...new Set(row.skills.map(skillNamed))];
  return {
    id: row.id,
    // As datasets and imports name it, so that reviews of a file and of a run pair up.
    cluster: sha256(row.instruction).slice(0, 16),
    repeat: 0,
    skills,
    domains: row.domains,
    difficulty: row.difficulty[0],
    length: row.reviewed === undefined ? undefined : countCodePoints(row.reviewed),
    outcome: reviewOutcome(row, skills),
  };
}
