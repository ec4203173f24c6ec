import type { TokenUsage } from "../../core/chat-reply.js";
import { ModelError } from "../../core/errors.js";

/** Reads a body. A ModelError of one that cannot be used bears the tokens that the same body says were billed, where it says so. */
export function withBill<T>(usage: TokenUsage | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ModelError) || usage === undefined) throw error;
    const { message, failure, status, retryAfterMs, requestId, hint } = error;
    throw new ModelError(message, { failure, status, retryAfterMs, requestId, hint, billed: usage });
  }
}
