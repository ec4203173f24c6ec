import type { TokenUsage } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";

/** An error of a body that cannot be used, with the tokens that the same body says were billed; as it is where it says nothing. */
export function withBill(error: unknown, usage: TokenUsage | undefined): unknown {
  if (!(error instanceof ModelError) || usage === undefined) return error;
  const { message, failure, status, retryAfterMs, requestId, hint } = error;
  return new ModelError(message, { failure, status, retryAfterMs, requestId, hint, billed: usage });
}
