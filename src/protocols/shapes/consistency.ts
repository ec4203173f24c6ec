import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import type { ConsistencyCard } from "../protocol-card.js";
import { askChoice, readChoice } from "./choice-step.js";
import { majorityOf } from "./majority-of.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";

/** As `compare`, with several samples of the last step: more than half of the readable ones must agree. */
export const consistency: Shape<ConsistencyCard> = {
  tasks: ["pairwise"],
  needs: [],
  presentationsShareCalls: false,
  steps: [
    {
      dependsOn: "presentation",
      reads: "choice",
      mayUse: [],
      mustUse: ["instruction", "first", "second", "first_label", "second_label"],
      ties: true,
      samples: "several",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const verdict = { definition, step: stepNamed(definition), presentation: task.presentation };
    const found = findReplies(askChoice(verdict, task, auxiliary.texts), replies);
    if (found.kind === "missing") return { kind: "ask", asks: found.asks };
    return { kind: "done", outcome: majorityOf(found.replies.map((reply) => readChoice(verdict, reply))) };
  },
};
