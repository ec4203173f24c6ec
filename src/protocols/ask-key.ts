import type { AskScope } from "../core/ask.js";
import { presentationId } from "../core/presentation-id.js";
import type { StepReply } from "../core/protocol.js";

/** The key of an ask among those of one protocol and one judge. */
export function askKey({ step, scope, sample }: Pick<StepReply, "step" | "scope" | "sample">): string {
  return `${step} ${sample} ${scopeKey(scope)}`;
}

function scopeKey(scope: AskScope): string {
  switch (scope.dependsOn) {
    case "instruction":
      return "instruction";
    case "output":
      return `output ${scope.output}`;
    case "presentation":
      return presentationId(scope.presentation);
  }
}
