import type { ChatRequest } from "../../core/chat-model.js";
import type { AnswerHeaders } from "./answer-headers.js";
import { readRateLimits } from "./read-rate-limits.js";

/** Tells whoever made a request what an answer's headers say of the provider's limits, where they say anything. */
export function tellLimits(
  { onLimits }: Pick<ChatRequest, "onLimits">,
  headers: AnswerHeaders | undefined,
  now: number,
): void {
  if (onLimits === undefined || headers === undefined) return;
  const limits = readRateLimits((name) => headers.get(name), now);
  if (limits !== undefined) onLimits(limits);
}
