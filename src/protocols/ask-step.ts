import type { AnswerForm } from "../core/answer-form.js";
import type { AnswerSchema } from "../core/answer-schema.js";
import type { Ask, AskScope } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { ProtocolDefinition, StepDefinition } from "./protocol-definition.js";
import { promptForm } from "./prompt-form.js";
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
  const { fragments, card } = definition;
  const form = promptForm(step, { fragments, labels: "labels" in card ? card.labels : undefined });
  const messages = recentMessages({ form, task, scope, added }, () =>
    renderMessages(step.messages, stepValues(definition, task, { scope, added })),
  );
  const { name, sampling, evaluator } = step;
  // For a vote or a jury to fill in: what it adds to a copy would take ten times as long.
  const [protocol, juror] = [undefined, undefined];
  const asks: Ask[] = [];
  // Every round of every trial asks anew.
  for (let sample = 0; sample < step.samples; sample += 1)
    asks.push({ step: name, scope, messages, sampling, sample, answer, schema, evaluator, protocol, juror });
  return asks;
}
