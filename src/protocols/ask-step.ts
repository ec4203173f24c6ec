import type { AnswerForm } from "../core/answer-form.js";
import type { AnswerSchema } from "../core/answer-schema.js";
import type { Ask, AskScope } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Message } from "../core/message.js";
import type { ProtocolDefinition, StepDefinition } from "./protocol-definition.js";
import { recentMessages } from "./recent-messages.js";
import { renderMessages } from "./render-messages.js";
import { stepValues } from "./step-values.js";

/** Which ask of a step is meant. */
export interface AskOptions {
  readonly step: StepDefinition;
  readonly scope: AskScope;
  readonly answer: AnswerForm;
  /** What the provider must hold the reply to; absent: nothing. */
  readonly schema?: AnswerSchema | undefined;
  /** Texts beyond the task's own that the templates may use. */
  readonly added: ReadonlyMap<string, string>;
}

/** The asks of a step in one scope: one for each sample, with the same rendered messages. */
export function askStep(
  definition: ProtocolDefinition,
  task: JudgingTask,
  { step, scope, answer, schema, added }: AskOptions,
): readonly Ask[] {
  const render = (): readonly Message[] =>
    renderMessages(step.messages, stepValues(definition, task, { scope, added }));
  const { fragments, card } = definition;
  const labels = "labels" in card ? card.labels : undefined;
  const messages = recentMessages({ step, fragments, labels, task, scope, added }, render);
  return Array.from({ length: step.samples }, (_, sample) => ({
    step: step.name,
    scope,
    messages,
    sampling: step.sampling,
    sample,
    answer,
    schema,
    evaluator: step.evaluator,
  }));
}
