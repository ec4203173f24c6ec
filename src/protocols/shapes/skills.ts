import { auxiliaryTexts } from "../auxiliary-texts.js";
import type { SkillsCard } from "../protocol-card.js";
import { rubricCriteria } from "../rubric-criteria.js";
import type { RubricCriterion } from "../rubric.js";
import { scoreOutputs } from "./score-outputs.js";
import type { Shape } from "./shape.js";

/**
 * Each output is scored alone on the criteria that the dataset annotates for the instance, as far as the rubric has them; on
 * the card's own criteria (all of the rubric's, if it names none) where there are none. The rubric's text is put into the prompt, in the rubric's order.
 */
export const skills: Shape<SkillsCard> = {
  tasks: ["pairwise", "pointwise", "listwise"],
  needs: [],
  presentationsShareCalls: true,
  steps: [
    {
      dependsOn: "output",
      reads: "json",
      mayUse: ["instruction", "rubric", "criteria_questions", "criteria_count"],
      mustUse: ["output", "criteria_json", "low", "high"],
      ties: false,
      samples: "any",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const criteria = rubricCriteria(definition, task.skills);
    const high = criteria[0]?.levels.length ?? 0;
    const names = criteria.map(({ name }) => name);
    const added = new Map(auxiliary.texts)
      .set("rubric", criteria.map(criterionText).join("\n\n"))
      .set("criteria_questions", criteria.map(({ name, question }) => `${name}: ${question}`).join("\n"))
      .set("criteria_count", String(criteria.length))
      .set("criteria_json", `{${names.map((name) => `${JSON.stringify(name)}: <score>`).join(", ")}}`)
      .set("low", "1")
      .set("high", String(high));
    return scoreOutputs(definition, task, { replies, scale: { criteria: names, low: 1, high }, added });
  },
};

function criterionText({ name, question, levels }: RubricCriterion): string {
  return [`${name}: ${question}`, ...levels.map((level, index) => `${index + 1}: ${level}`)].join("\n");
}
