import type { Instance } from "../core/instance.js";
import { sha256 } from "../core/sha256.js";
import type { Question } from "./question.js";

/** What one respondent answered. */
export interface RespondentAnswers {
  readonly respondent: string;
  /** Answers by the question's id; none of them blank. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The answers of a respondent as instances that no human has judged, in the order of the questions: a dataset that is called after the
 * respondent, instances after their questions. Questions without an answer are left out.
 */
export function reviewInstances(
  questions: readonly Question[],
  { respondent, texts }: RespondentAnswers,
): readonly Instance[] {
  return questions.flatMap((question, index) => {
    const text = texts.get(question.id);
    if (text === undefined) return [];
    const { id, instruction, reference, skills, domains, difficulty } = question;
    return [
      {
        ...{ id, dataset: respondent, task: "pointwise", instruction, outputs: [text], reference },
        gold: { kind: "scores", scores: {} },
        cluster: sha256(instruction).slice(0, 16),
        row: index + 1,
        tags: {
          respondent: [respondent],
          ...(skills.length === 0 ? {} : { skill: skills }),
          ...(domains.length === 0 ? {} : { domain: domains }),
          ...(difficulty === undefined ? {} : { difficulty: [difficulty] }),
        },
      },
    ];
  });
}
