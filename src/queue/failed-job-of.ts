import type { ModelError } from "../core/errors.js";
import type { FailedJob } from "./call-answer.js";

/** What of an error goes back to the dispatcher. What one worker is to blame for names it. */
export function failedJobOf(error: ModelError, by: string): FailedJob {
  const { failure, message, hint, status, retryAfterMs, requestId, billed } = error;
  const isItsOwn = failure === "auth" || failure === "not-found";
  return {
    kind: "failed",
    by,
    failure,
    message: isItsOwn ? `Worker ${by}: ${message}` : message,
    hint,
    status,
    retryAfterMs,
    requestId,
    billed,
  };
}
