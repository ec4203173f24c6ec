import type { StepDefinition } from "./protocol-definition.js";

/**
 * The variables under which later prompts find what a step said: its name; of a step that is asked for each output alone,
 * `first_<name>` and `second_<name>`, as the outputs are shown.
 */
export function textVariables({
  name,
  dependsOn,
}: Pick<StepDefinition, "name" | "dependsOn">): readonly string[] {
  return dependsOn === "output" ? [`first_${name}`, `second_${name}`] : [name];
}
