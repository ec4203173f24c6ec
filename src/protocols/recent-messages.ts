import type { AskScope } from "../core/ask.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Message } from "../core/message.js";
import { presentationId } from "../core/presentation-id.js";
import type { PromptForm } from "./prompt-form.js";

/** All that a prompt rests on. */
export interface PromptSource {
  readonly form: PromptForm;
  readonly task: JudgingTask;
  readonly scope: AskScope;
  /** Texts of earlier steps; those that the form has no hole for make no other prompt. */
  readonly added: ReadonlyMap<string, string>;
}

/** Prompts by what makes them, one thing after the other: no key has to be put together out of long texts. */
interface Prompts {
  messages?: readonly Message[];
  below?: Map<string, Prompts>;
}

interface RememberedTask {
  readonly outputs: readonly string[];
  readonly instruction: string;
  readonly reference: string | undefined;
  readonly prompts: Prompts;
  /** How many prompts it has. */
  count: number;
}

/** As many prompts are kept: what is soon forgotten costs the collector of garbage little. */
const mostPrompts = 64;

/** Trials come instance by instance, with every evaluator and protocol in a row: as few instances are kept whatever they have. */
const fewestTasks = 2;

/**
 * Few, the last one mostly asked for. No map: where keys come and go, its earlier tables keep what was in the later ones alive until
 * the next full collection of garbage.
 */
const remembered: RememberedTask[] = [];

/** Prompts of the tasks that are remembered. */
const kept = { count: 0 };

/**
 * A prompt, rendered once for all evaluators, protocols and readings that ask it in a row: the same list for the same texts, so
 * that what is made of it can be kept by it as well. Bounded: only the prompts of the last instances are kept.
 */
export function recentMessages(
  { form, task, scope, added }: PromptSource,
  render: () => readonly Message[],
): readonly Message[] {
  const recent = recentTask(task);
  let place = below(below(recent.prompts, form.key), scopeName(scope));
  for (const name of form.variables) {
    const text = added.get(name);
    if (text !== undefined) place = below(below(place, name), text);
  }
  if (place.messages !== undefined) return place.messages;
  recent.count += 1;
  kept.count += 1;
  return (place.messages = render());
}

function below(place: Prompts, key: string): Prompts {
  const known = place.below?.get(key);
  if (known !== undefined) return known;
  const created: Prompts = {};
  (place.below ??= new Map<string, Prompts>()).set(key, created);
  return created;
}

function recentTask({ outputs, instruction, reference }: JudgingTask): RememberedTask {
  const known = remembered.findLast(
    (task) => task.outputs === outputs && task.instruction === instruction && task.reference === reference,
  );
  if (known !== undefined) return known;
  while (remembered.length >= fewestTasks && kept.count >= mostPrompts)
    kept.count -= remembered.shift()?.count ?? 0;
  const task: RememberedTask = { outputs, instruction, reference, prompts: {}, count: 0 };
  remembered.push(task);
  return task;
}

const outputNames = ["output 0", "output 1"];

function scopeName(scope: AskScope): string {
  switch (scope.dependsOn) {
    case "instruction":
      return scope.dependsOn;
    case "output":
      return outputNames[scope.output] ?? `output ${scope.output}`;
    case "presentation":
      return presentationId(scope.presentation);
  }
}
