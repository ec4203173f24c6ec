import type { UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import type { Verdict } from "../../core/verdict.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ConsistencyCard } from "../protocol-card.js";
import { askChoice, readChoice } from "./choice-step.js";
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
    const auxiliary = auxiliaryTexts(definition, task, replies);
    if (auxiliary.kind === "step") return auxiliary.step;
    const verdict = { definition, step: stepNamed(definition), presentation: task.presentation };
    const found = findReplies(askChoice(verdict, task, auxiliary.texts), replies);
    if (found.kind === "missing") return { kind: "ask", asks: found.asks };
    return { kind: "done", outcome: majorityOf(found.replies.map((reply) => readChoice(verdict, reply))) };
  },
};

/** `confidence` is the share of all samples, the unreadable ones included, that say the same. */
function majorityOf(samples: readonly (VerdictOutcome | UnparsedOutcome)[]): VerdictOutcome | UnparsedOutcome {
  const verdicts = samples.flatMap((sample) => (sample.kind === "verdict" ? [sample.verdict] : []));
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const majority = [...counts].find(([, votes]) => 2 * votes > verdicts.length);
  if (majority === undefined) return unparsed("no-majority", "");
  const [verdict, votes] = majority;
  return { kind: "verdict", verdict, confidence: votes / samples.length };
}
