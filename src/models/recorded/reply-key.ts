import type { AskScope } from "../../core/ask.js";
import { presentationId } from "../../core/presentation-id.js";

/** Under what a recording keeps the reply to a step: the step's name and what it depends on. */
export function replyKey(step: string, scope: AskScope): string {
  switch (scope.dependsOn) {
    case "instruction":
      return `${step} of the instruction`;
    case "output":
      return `${step} of output ${scope.output + 1}`;
    case "presentation":
      return `${step} of presentation ${presentationId(scope.presentation)}`;
  }
}
