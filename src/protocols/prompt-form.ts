import { canonicalJson } from "../core/canonical-json.js";
import type { StepDefinition } from "./protocol-definition.js";
import { templateVariables } from "./template-variables.js";

/** What a protocol gives to the prompts of its steps, the same in every trial. */
export interface PromptFrame {
  readonly fragments: Readonly<Record<string, string>>;
  readonly labels: readonly string[] | undefined;
}

/** What a step's prompts are made from beside the task. */
export interface PromptForm {
  /** Equal for steps whose prompts are equal where their tasks, scopes and texts are: protocols share steps, and votes whole protocols. */
  readonly key: string;
  /** All that the prompts may have in their holes, the task's own texts among them. */
  readonly variables: readonly string[];
}

interface RememberedForm extends PromptFrame {
  readonly form: PromptForm;
}

/** The same in every trial. */
const remembered = new WeakMap<StepDefinition, RememberedForm>();

/** The form of a step's prompts. Cheap: worked out once for a step of a protocol. */
export function promptForm(step: StepDefinition, { fragments, labels }: PromptFrame): PromptForm {
  const known = remembered.get(step);
  if (known?.fragments === fragments && known.labels === labels) return known.form;
  const { messages } = step;
  const form = {
    key: canonicalJson([messages, fragments, labels ?? null]),
    variables: variablesIn([...messages.map(({ content }) => content), ...Object.values(fragments)]),
  };
  remembered.set(step, { fragments, labels, form });
  return form;
}

function variablesIn(templates: readonly string[]): readonly string[] {
  return [...new Set(templates.flatMap((template) => templateVariables(template).map(({ name }) => name)))];
}
