import type { AskScope } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Message } from "../core/message.js";
import { presentationId } from "../core/presentation-id.js";
import type { StepDefinition } from "./protocol-definition.js";

/** All that a prompt rests on. */
export interface PromptSource {
  readonly step: StepDefinition;
  readonly fragments: Readonly<Record<string, string>>;
  readonly labels: readonly string[] | undefined;
  readonly task: JudgingTask;
  readonly scope: AskScope;
  readonly added: ReadonlyMap<string, string>;
}

interface RememberedStep extends Pick<PromptSource, "fragments" | "labels"> {
  readonly prompts: Map<string, readonly Message[]>;
}

interface RememberedTask {
  readonly instruction: string;
  readonly reference: string | undefined;
  readonly steps: Map<StepDefinition, RememberedStep>;
}

/** Trials come instance by instance, with every evaluator of a protocol in a row: few instances are enough. */
const mostTasks = 16;

const remembered = new Map<readonly string[], RememberedTask>();

/**
 * A step's prompt, rendered once for all evaluators and readings that ask it in a row: the same list for the same texts, so that
 * what is made of it can be kept by it as well. Bounded: only the prompts of the last few instances are kept.
 */
export function recentMessages(source: PromptSource, render: () => readonly Message[]): readonly Message[] {
  const { prompts } = stepOf(taskOf(source.task), source);
  const key = placeOf(source);
  const known = prompts.get(key);
  if (known !== undefined) return known;
  const messages = render();
  prompts.set(key, messages);
  return messages;
}

function taskOf({ outputs, instruction, reference }: JudgingTask): RememberedTask {
  const known = remembered.get(outputs);
  if (known?.instruction === instruction && known.reference === reference) return known;
  const task: RememberedTask = { instruction, reference, steps: new Map() };
  remembered.delete(outputs);
  remembered.set(outputs, task);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostTasks) break;
    remembered.delete(oldest);
  }
  return task;
}

function stepOf({ steps }: RememberedTask, { step, fragments, labels }: PromptSource): RememberedStep {
  const known = steps.get(step);
  if (known?.fragments === fragments && known.labels === labels) return known;
  const remembering: RememberedStep = { fragments, labels, prompts: new Map() };
  steps.set(step, remembering);
  return remembering;
}

/** The scope, and the texts that are added: their lengths part them from each other. */
function placeOf({ scope, added }: PromptSource): string {
  let place = scopeName(scope);
  for (const [name, text] of added) place += `\n${name} ${text.length}\n${text}`;
  return place;
}

function scopeName(scope: AskScope): string {
  switch (scope.dependsOn) {
    case "instruction":
      return scope.dependsOn;
    case "output":
      return `output ${scope.output}`;
    case "presentation":
      return presentationId(scope.presentation);
  }
}
