import type { AnswerSchema } from "../core/answer-schema.js";
import { choiceParsers } from "./parsers/choice-parsers.js";
import type { StepDefinition } from "./protocol-definition.js";

/** The schemas that the steps have enforced by the provider, by the step's name; most steps have none. */
export function stepSchemas(
  steps: readonly Pick<StepDefinition, "name" | "parser" | "ties">[],
): readonly (readonly [string, AnswerSchema])[] {
  return steps.flatMap(({ name, parser, ties }) => {
    const schema = choiceParsers[parser ?? ""]?.schema?.({ ties });
    return schema === undefined ? [] : [[name, schema] as const];
  });
}
