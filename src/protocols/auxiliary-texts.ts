import type { AnswerForm } from "../core/answer-form.js";
import type { Ask, AskScope } from "../core/ask.js";
import { UsageError } from "../core/errors.js";
import type { JudgingTask } from "../core/judging-task.js";
import type { Step, StepReply } from "../core/protocol.js";
import { sha256 } from "../core/sha256.js";
import { askStep } from "./ask-step.js";
import { findReplies } from "./find-replies.js";
import type { FixedTexts } from "./fixed-texts.js";
import type { ProtocolDefinition, StepDefinition } from "./protocol-definition.js";
import { templateVariables } from "./template-variables.js";
import { textVariables } from "./text-variables.js";

/** What the steps that nothing reads said, by the name of their variables; or what must be asked first. */
export type AuxiliaryTexts =
  | { readonly kind: "texts"; readonly texts: ReadonlyMap<string, string> }
  | { readonly kind: "step"; readonly step: Step };

/** What asking for texts needs beyond the task. */
export interface AuxiliaryOptions {
  readonly replies: readonly StepReply[];
  /** Further texts for the templates; absent: none. */
  readonly added?: ReadonlyMap<string, string> | undefined;
  /** Whole texts as they might come, for judges without an LLM; absent: any will do. */
  readonly examples?: readonly string[] | undefined;
}

/**
 * Asks the steps whose text is used as it is written, all at once unless one uses another's text. A step that depends on the
 * output is asked for each output alone; its texts stand where the presentation shows the outputs. A text is used as it came,
 * cut off at its token limit or not; where none came, `(none)` stands in its place.
 */
export function auxiliaryTexts(
  definition: ProtocolDefinition,
  task: JudgingTask,
  { replies, added = noTexts, examples }: AuxiliaryOptions,
): AuxiliaryTexts {
  const steps = textStepsOf(definition);
  if (steps.length === 0) return { kind: "texts", texts: noTexts };
  const answer: AnswerForm = examples === undefined ? { kind: "text" } : { kind: "text", examples };
  const texts = new Map<string, string>();
  // What later steps may use: these texts and those that are added.
  const known = added.size === 0 ? texts : new Map(added);
  const tell = (name: string, text: string): void => {
    texts.set(name, text);
    known.set(name, text);
  };
  const missing: Ask[] = [];
  for (const { step, uses } of steps) {
    if (uses.some((name) => !texts.has(name))) continue;
    if (step.texts !== undefined) {
      tell(step.name, fixedText(step.name, step.texts, task));
      continue;
    }
    const asks = scopesOf(step, task).flatMap((scope) =>
      askStep(definition, task, { step, scope, answer, added: known }),
    );
    const found = findReplies(asks, replies);
    if (found.kind === "missing") {
      missing.push(...found.asks);
      continue;
    }
    // The judge's help to itself, not its answer: without a text the verdict is still asked for.
    const said = found.replies.map(({ text }) => (text.trim() === "" ? "(none)" : text.trim()));
    for (const [index, name] of textVariables(step).entries()) tell(name, said[index] ?? "(none)");
  }
  return missing.length > 0
    ? { kind: "step", step: { kind: "ask", asks: missing } }
    : { kind: "texts", texts };
}

const noTexts: ReadonlyMap<string, string> = new Map();

/** The scopes in which a step is asked: of outputs, that of the one shown first comes first. */
function scopesOf(
  { dependsOn }: StepDefinition,
  { presentation, outputs }: JudgingTask,
): readonly AskScope[] {
  switch (dependsOn) {
    case "instruction":
      return [{ dependsOn }];
    case "output":
      return (presentation.position === "original" ? [0, 1] : [1, 0])
        .filter((output) => output < outputs.length)
        .map((output) => ({ dependsOn, output }));
    case "presentation":
      return [{ dependsOn, presentation }];
  }
}

/** A step whose text nothing reads, and the variables in its prompt that are such steps' texts. */
interface TextStep {
  readonly step: StepDefinition;
  readonly uses: readonly string[];
}

/** The same in every trial; by a definition's steps, since definitions are copied on the way to their shape. */
const remembered = new WeakMap<
  ProtocolDefinition["steps"],
  Pick<ProtocolDefinition, "fragments"> & { readonly texts: readonly TextStep[] }
>();

function textStepsOf(definition: ProtocolDefinition): readonly TextStep[] {
  const { steps, fragments } = definition;
  const known = remembered.get(steps);
  if (known?.fragments === fragments) return known.texts;
  const own = steps.filter(({ parser }) => parser === undefined);
  const ofSteps = new Set(own.flatMap(textVariables));
  const texts = own.map((step) => ({
    step,
    uses: variablesOf(step, definition).filter((name) => ofSteps.has(name)),
  }));
  remembered.set(steps, { fragments, texts });
  return texts;
}

/** The variables of a step's prompt, those of the fragments in it included. */
function variablesOf({ messages }: StepDefinition, { fragments }: ProtocolDefinition): readonly string[] {
  const names = messages.flatMap(({ content }) => templateVariables(content).map(({ name }) => name));
  return names.flatMap((name) => [
    name,
    ...templateVariables(fragments[name] ?? "").map((variable) => variable.name),
  ]);
}

function fixedText(step: string, { byInstruction, file }: FixedTexts, task: JudgingTask): string {
  const text = byInstruction.get(sha256(task.instruction));
  if (text === undefined)
    throw new UsageError(`Cannot fill step ${step}: ${file} has no text for instance ${task.instance}`);
  return text;
}
