import type { Ask, AskScope } from "../core/ask.js";
import type { ChatReply } from "../core/chat-reply.js";
import { presentationId } from "../core/presentation-id.js";
import type { StepReply } from "../core/protocol.js";

/** The replies to some asks, in their order, or those asks that still lack one. */
export type FoundReplies =
  | { readonly kind: "complete"; readonly replies: readonly ChatReply[] }
  | { readonly kind: "missing"; readonly asks: readonly Ask[] };

/** Finds the replies to asks by step, scope and sample. */
export function findReplies(asks: readonly Ask[], replies: readonly StepReply[]): FoundReplies {
  const byAsk = new Map(replies.map(({ reply, ...answered }) => [keyOf(answered), reply]));
  const missing = asks.filter((ask) => !byAsk.has(keyOf(ask)));
  if (missing.length > 0) return { kind: "missing", asks: missing };
  return { kind: "complete", replies: asks.flatMap((ask) => byAsk.get(keyOf(ask)) ?? []) };
}

function keyOf({ step, scope, sample }: Pick<StepReply, "step" | "scope" | "sample">): string {
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
