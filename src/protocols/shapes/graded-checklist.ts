import type { Score } from "../../core/outcome.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { gradedQuestions, type GradedQuestion } from "../graded-questions.js";
import type { ScoreReading } from "../parsers/reading.js";
import { unparsed } from "../parsers/unparsed.js";
import type { GradedChecklistCard } from "../protocol-card.js";
import { rubricCriteria } from "../rubric-criteria.js";
import { scoreOutputs } from "./score-outputs.js";
import type { Shape } from "./shape.js";

/**
 * Step `checklist` makes questions of the instruction, each about one of the skills that are annotated for it (the card's own where there are
 * none); each output is then scored on all of them, alone. A skill's score is the mean of its questions'; one that no question is about
 * has none. Without any question there is no verdict.
 */
export const gradedChecklist: Shape<GradedChecklistCard> = {
  tasks: ["pairwise", "pointwise", "listwise"],
  needs: [],
  presentationsShareCalls: true,
  steps: [
    {
      dependsOn: "instruction",
      name: "checklist",
      reads: "text",
      mayUse: ["criteria_count"],
      mustUse: ["instruction", "criteria_questions"],
      ties: false,
      samples: "one",
    },
    {
      dependsOn: "output",
      reads: "json",
      mayUse: ["instruction", "question_count"],
      mustUse: ["output", "checklist", "criteria_json", "low", "high"],
      ties: false,
      samples: "any",
    },
  ],
  next(definition, task, replies) {
    const criteria = rubricCriteria(definition, task.skills);
    const names = criteria.map(({ name }) => name);
    const added = new Map([
      ["criteria_questions", criteria.map(({ name, question }) => `${name}: ${question}`).join("\n")],
      ["criteria_count", String(criteria.length)],
    ]);
    const examples = [
      names.map((name) => `[${name}] Is its ${name.toLowerCase()} as it should be?`).join("\n"),
    ];
    const auxiliary = auxiliaryTexts(definition, task, { replies, added, examples });
    if (auxiliary.kind === "step") return auxiliary.step;
    const text = auxiliary.texts.get("checklist") ?? "";
    const questions = gradedQuestions(text, names);
    if (questions.length === 0) return { kind: "done", outcome: unparsed("no-verdict", text) };
    const numbers = questions.map((_, index) => String(index + 1));
    const high = criteria[0]?.levels.length ?? 0;
    return scoreOutputs(definition, task, {
      replies,
      scale: { criteria: numbers, low: 1, high },
      added: new Map([...added, ...auxiliary.texts])
        .set(
          "checklist",
          questions.map((entry, index) => `${index + 1}. [${entry.skill}] ${entry.question}`).join("\n"),
        )
        .set("question_count", String(questions.length))
        .set("criteria_json", `{${numbers.map((number) => `"${number}": <score>`).join(", ")}}`)
        .set("low", "1")
        .set("high", String(high)),
      summary: (reading) => bySkill(reading, questions),
    });
  },
};

/** The mean of each skill's questions; a skill none of whose questions applies does not apply. */
function bySkill(reading: ScoreReading, questions: readonly GradedQuestion[]): ScoreReading {
  if (reading.kind === "unparsed") return reading;
  const skills = [...new Set(questions.map(({ skill }) => skill))];
  const scores = skills.map((skill): [string, Score] => {
    const own = questions.flatMap((question, index) => {
      const score = question.skill === skill ? reading.scores[String(index + 1)] : undefined;
      return typeof score === "number" ? [score] : [];
    });
    return [
      skill,
      own.length === 0 ? "not-applicable" : own.reduce((sum, score) => sum + score, 0) / own.length,
    ];
  });
  return { ...reading, scores: Object.fromEntries(scores) };
}
