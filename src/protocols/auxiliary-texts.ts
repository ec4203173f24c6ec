import type { Ask } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Step, StepReply } from "../core/protocol.js";
import { askStep } from "./ask-step.js";
import { findReplies } from "./find-replies.js";
import { unparsed } from "./parsers/unparsed.js";
import { unusable } from "./parsers/unusable.js";
import type { ProtocolDefinition, StepDefinition } from "./protocol-definition.js";
import { templateVariables } from "./template-variables.js";

/** What the steps that depend on the instruction alone said, by step; or what the protocol must do first. */
export type AuxiliaryTexts =
  { readonly kind: "texts"; readonly texts: ReadonlyMap<string, string> } | { readonly kind: "step"; readonly step: Step };

/**
 * Asks the steps that depend on the instruction alone, all at once unless one uses another's text. A text that was cut off
 * at its token limit is still used (half a reference helps); without any text, or refused, the trial ends unparsed.
 */
export function auxiliaryTexts(
  definition: ProtocolDefinition,
  task: JudgingTask,
  replies: readonly StepReply[],
): AuxiliaryTexts {
  const texts = new Map<string, string>();
  const missing: Ask[] = [];
  const steps = definition.steps.filter(({ dependsOn }) => dependsOn === "instruction");
  for (const step of steps) {
    if (uses(step).some((name) => !texts.has(name) && steps.some((other) => other.name === name))) continue;
    const asks = askStep(definition, task, {
      step,
      scope: { dependsOn: "instruction" },
      answer: { kind: "text" },
      added: texts,
    });
    const found = findReplies(asks, replies);
    if (found.kind === "missing") {
      missing.push(...found.asks);
      continue;
    }
    for (const reply of found.replies) {
      const refusal = unusable(reply);
      const blank = reply.text.trim() === "";
      if (refusal !== undefined && (refusal.reason !== "truncated" || blank)) {
        return { kind: "step", step: { kind: "done", outcome: unparsed(refusal.reason, reply.text) } };
      }
      texts.set(step.name, reply.text.trim());
    }
  }
  return missing.length > 0 ? { kind: "step", step: { kind: "ask", asks: missing } } : { kind: "texts", texts };
}

function uses(step: StepDefinition): readonly string[] {
  return step.messages.flatMap(({ content }) => templateVariables(content).map(({ name }) => name));
}
