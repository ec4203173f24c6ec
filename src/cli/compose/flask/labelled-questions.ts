import { UsageError } from "../../../core/errors.js";
import { isRecord } from "../../../core/is-record.js";
import { sha256 } from "../../../core/sha256.js";
import { readJsonLines } from "../../../store/read-json-lines.js";
import { annotationLabels, type AnnotationLabels } from "./annotation-labels.js";
import type { FoundQuestions } from "./find-questions.js";

/**
 * Questions with the labels of a file of annotations, by instruction; labels that they have themselves give way, so that all are labelled by
 * one hand. Throws a `UsageError` for a line that is no annotation, and for a file that knows none of the instructions.
 */
export function labelledQuestions({ set, questions }: FoundQuestions, file: string): FoundQuestions {
  const labels = new Map<string, AnnotationLabels>();
  let line = 0;
  for (const value of readJsonLines(file, "Write the file anew with `reife flask annotate`")) {
    line += 1;
    if (!isRecord(value) || typeof value["cluster"] !== "string")
      throw new UsageError(`Cannot read ${file}:${line}: it is no annotation with a cluster`);
    labels.set(value["cluster"], annotationLabels(value, `${file}:${line}`));
  }
  let known = 0;
  const labelled = questions.map((question) => {
    const own = labels.get(sha256(question.instruction).slice(0, 16));
    if (own !== undefined) known += 1;
    const { id, instruction, reference, task } = question;
    return {
      ...{ id, instruction, reference, task },
      ...{ skills: own?.skill ?? [], domains: own?.domain ?? [], difficulty: own?.difficulty?.[0] },
    };
  });
  if (known === 0)
    throw new UsageError(`Cannot use ${file}: it is about none of the instructions of ${set}`, {
      hint: `Annotate them: reife flask annotate <evaluator> --questions ${set}`,
    });
  return { set, questions: labelled };
}
