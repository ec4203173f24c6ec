import type { Score } from "../../core/outcome.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { checklistQuestions } from "../checklist-questions.js";
import type { ScoreReading } from "../parsers/reading.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ChecklistCard } from "../protocol-card.js";
import { scoreOutputs } from "./score-outputs.js";
import type { Shape } from "./shape.js";

/**
 * Step `checklist` makes questions of the instruction; each output is then asked all of them, alone. Its score is the share
 * of yes. Without any question there is no verdict.
 */
export const checklist: Shape<ChecklistCard> = {
  tasks: ["pairwise", "pointwise", "listwise"],
  needs: [],
  presentationsShareCalls: true,
  steps: [
    {
      dependsOn: "instruction",
      name: "checklist",
      reads: "text",
      mayUse: [],
      mustUse: ["instruction"],
      ties: false,
      samples: "one",
    },
    {
      dependsOn: "output",
      reads: "checks",
      mayUse: ["instruction", "question_count"],
      mustUse: ["output", "checklist"],
      ties: false,
      samples: "any",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const text = auxiliary.texts.get("checklist") ?? "";
    const questions = checklistQuestions(text);
    if (questions.length === 0) return { kind: "done", outcome: unparsed("no-verdict", text) };
    const criteria = questions.map((_, index) => String(index + 1));
    const added = new Map(auxiliary.texts)
      .set("checklist", questions.map((question, index) => `${index + 1}. ${question}`).join("\n"))
      .set("question_count", String(questions.length));
    const copyTo = definition.card.criteria === "annotated" ? task.skills : [];
    const scale = { criteria, low: 0, high: 1 };
    return scoreOutputs(definition, task, { replies, scale, added, copyTo, summary: shareOfYes });
  },
};

function shareOfYes(reading: ScoreReading): ScoreReading {
  if (reading.kind === "unparsed") return reading;
  const answers = Object.values<Score>(reading.scores);
  const sum = answers.reduce<number>((total, answer) => total + (typeof answer === "number" ? answer : 0), 0);
  return { ...reading, scores: { overall: sum / answers.length } };
}
