import type { ModelError } from "../core/errors.js";
import { longestWaitMs } from "./longest-wait.js";

/**
 * Whether no other call with the same key can go better in this go: the key or the model is refused, the account has no money,
 * or the provider asks to wait for more than 10 minutes.
 */
export function isHopeless({ failure, retryAfterMs }: Pick<ModelError, "failure" | "retryAfterMs">): boolean {
  if (failure === "rate-limited") return (retryAfterMs ?? 0) > longestWaitMs;
  return failure === "auth" || failure === "not-found";
}
