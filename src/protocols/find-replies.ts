import type { Ask } from "../core/ask.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { StepReply } from "../core/protocol.js";
import { isReplyTo } from "./is-reply-to.js";

/** The replies to some asks, in their order, or those asks that still lack one. */
export type FoundReplies =
  | { readonly kind: "complete"; readonly replies: readonly ChatReply[] }
  | { readonly kind: "missing"; readonly asks: readonly Ask[] };

/** Finds the replies to asks by step, scope and sample: every round of every trial does, and few replies are there to look through. */
export function findReplies(asks: readonly Ask[], replies: readonly StepReply[]): FoundReplies {
  const missing: Ask[] = [];
  const found: ChatReply[] = [];
  for (const ask of asks) {
    const answered = replies.findLast((reply) => isReplyTo(ask, reply));
    if (answered === undefined) missing.push(ask);
    else found.push(answered.reply);
  }
  return missing.length > 0 ? { kind: "missing", asks: missing } : { kind: "complete", replies: found };
}
