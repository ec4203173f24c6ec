import type { Fields } from "./fields.js";
import { flaskQuestion, type FlaskQuestion } from "./flask-question.js";

/** A row of a review file of FLASK, whichever version of the schema it has: a question, and what was said of an answer. */
export interface FlaskReview extends FlaskQuestion {
  /** The answer that was reviewed; absent where the file has none. */
  readonly reviewed?: string | undefined;
  /** The judge's raw words; absent where the file has none. */
  readonly review?: string | undefined;
  /** What the authors' parser read from them; absent where the file has none. */
  readonly score?: Readonly<Record<string, unknown>> | undefined;
}

/** Reads a row of FLASK's review files. Throws an `ImportError`, for a row without skills too: nothing was asked of it. */
export function flaskReview(fields: Fields): FlaskReview {
  const question = flaskQuestion(fields);
  if (question.skills.length === 0)
    throw fields.error(fields.has("metrics") ? "metrics" : "skill", "at least one skill");
  return {
    ...question,
    ...(fields.has("target_txt") ? { reviewed: fields.text("target_txt") } : {}),
    ...(fields.has("review") ? { review: fields.text("review") } : {}),
    ...(fields.has("score") ? { score: fields.record("score") } : {}),
  };
}
