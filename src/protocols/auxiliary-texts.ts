import type { Ask } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Step, StepReply } from "../core/protocol.js";
import { askStep } from "./ask-step.js";
import { findReplies } from "./find-replies.js";
import type { ProtocolDefinition, StepDefinition } from "./protocol-definition.js";
import { templateVariables } from "./template-variables.js";

/** What the steps that depend on the instruction alone said, by step; or what must be asked first. */
export type AuxiliaryTexts =
  { readonly kind: "texts"; readonly texts: ReadonlyMap<string, string> } | { readonly kind: "step"; readonly step: Step };

/**
 * Asks the steps that depend on the instruction alone, all at once unless one uses another's text. A text is used as it came,
 * cut off at its token limit or not; where none came, `(none)` stands in its place.
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
    // The judge's help to itself, not its answer: without a text the verdict is still asked for.
    for (const { text } of found.replies) texts.set(step.name, text.trim() === "" ? "(none)" : text.trim());
  }
  return missing.length > 0 ? { kind: "step", step: { kind: "ask", asks: missing } } : { kind: "texts", texts };
}

function uses(step: StepDefinition): readonly string[] {
  return step.messages.flatMap(({ content }) => templateVariables(content).map(({ name }) => name));
}
