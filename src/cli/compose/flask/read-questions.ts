import { UsageError } from "../../../core/errors.js";
import type { SourceFile } from "../../../imports/source-file.js";
import { jsonRecords } from "../../../imports/read/json-records.js";
import { flaskReview } from "../../../imports/flask-review.js";

/** A question, as far as aggregation looks at it. */
export interface QuestionLabels {
  readonly id: string;
  /** Empty: not labelled. */
  readonly difficulty: string;
}

/** The questions of an evaluation set of FLASK, of either version, in file order. Throws for ids that occur twice. */
export async function readQuestions(file: SourceFile): Promise<readonly QuestionLabels[]> {
  const questions: QuestionLabels[] = [];
  const ids = new Set<string>();
  for await (const fields of jsonRecords(file)) {
    const { id, difficulty } = flaskReview(fields);
    if (ids.has(id)) throw new UsageError(`Cannot read ${file.name}: two questions have the id ${id}`);
    ids.add(id);
    questions.push({ id, difficulty: difficulty[0] ?? "" });
  }
  return questions;
}
