import { auxiliaryTexts } from "../auxiliary-texts.js";
import type { RateCard } from "../protocol-card.js";
import { scoreOutputs } from "./score-outputs.js";
import type { Shape } from "./shape.js";

/**
 * Each output is scored alone, with one number, under the criterion `overall`; where the card says so, a single output's
 * score counts for each criterion that the dataset annotates instead.
 */
export const rate: Shape<RateCard> = {
  tasks: ["pairwise", "pointwise", "listwise"],
  needs: [],
  presentationsShareCalls: true,
  steps: [
    {
      dependsOn: "output",
      reads: "number",
      mayUse: ["instruction"],
      mustUse: ["output", "low", "high"],
      ties: false,
      samples: "any",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const { scale, criteria } = definition.card;
    const { low, high } = scale;
    const added = new Map(auxiliary.texts).set("low", String(low)).set("high", String(high));
    const copyTo = criteria === "annotated" ? task.skills : [];
    return scoreOutputs(definition, task, {
      replies,
      scale: { criteria: ["overall"], low, high },
      added,
      copyTo,
    });
  },
};
