import type { Ask } from "../core/ask.js";
import type { ChatReply } from "../core/chat-reply.js";
import type { StepReply } from "../core/protocol.js";
import { askKey } from "./ask-key.js";

/** The replies to some asks, in their order, or those asks that still lack one. */
export type FoundReplies =
  | { readonly kind: "complete"; readonly replies: readonly ChatReply[] }
  | { readonly kind: "missing"; readonly asks: readonly Ask[] };

/** Finds the replies to asks by step, scope and sample. */
export function findReplies(asks: readonly Ask[], replies: readonly StepReply[]): FoundReplies {
  const byAsk = new Map<string, ChatReply>();
  for (const answered of replies) byAsk.set(askKey(answered), answered.reply);
  const missing: Ask[] = [];
  const found: ChatReply[] = [];
  for (const ask of asks) {
    const reply = byAsk.get(askKey(ask));
    if (reply === undefined) missing.push(ask);
    else found.push(reply);
  }
  return missing.length > 0 ? { kind: "missing", asks: missing } : { kind: "complete", replies: found };
}
