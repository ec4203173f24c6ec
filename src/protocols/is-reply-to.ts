import type { Ask, AskScope } from "../core/ask.js";
import type { StepReply } from "../core/protocol.js";

/** Whether a reply is the one to an ask, among those of one protocol and one judge. */
export function isReplyTo({ step, scope, sample }: Ask, reply: StepReply): boolean {
  return reply.step === step && reply.sample === sample && isSameScope(reply.scope, scope);
}

function isSameScope(one: AskScope, other: AskScope): boolean {
  switch (one.dependsOn) {
    case "instruction":
      return other.dependsOn === "instruction";
    case "output":
      return other.dependsOn === "output" && one.output === other.output;
    case "presentation":
      return (
        other.dependsOn === "presentation" &&
        one.presentation.position === other.presentation.position &&
        one.presentation.labels === other.presentation.labels
      );
  }
}
