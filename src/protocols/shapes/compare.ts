import type { CompareCard } from "../protocol-card.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { askLast } from "./choice-step.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";

/**
 * The judge sees both outputs, after whatever it wrote about the instruction, about each output alone and about the pair as
 * it is shown, and names the better one.
 */
export const compare: Shape<CompareCard> = {
  tasks: ["pairwise"],
  needs: [],
  presentationsShareCalls: false,
  texts: ["instruction", "output", "presentation"],
  steps: [
    {
      dependsOn: "presentation",
      reads: "choice",
      mayUse: [],
      mustUse: ["instruction", "first", "second", "first_label", "second_label"],
      ties: true,
      samples: "one",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const verdict = { definition, step: stepNamed(definition), presentation: task.presentation };
    return askLast(verdict, { task, replies, added: auxiliary.texts });
  },
};
