import { UsageError } from "../../core/errors.js";
import type { ProtocolDefinition, StepDefinition } from "../protocol-definition.js";

/** The only step of a protocol whose replies are read, or the one with a name. */
export function stepNamed(definition: ProtocolDefinition, name?: string): StepDefinition {
  const step = definition.steps.find((candidate) =>
    name === undefined ? candidate.parser !== undefined : candidate.name === name,
  );
  if (step === undefined) throw new UsageError(`Cannot ask ${definition.id}: it has no step ${name ?? ""}`);
  return step;
}
