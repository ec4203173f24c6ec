import { ModelError } from "../core/errors.js";
import type { FailedJob } from "./call-answer.js";

/** The error that a worker met, as if it had been met here. */
export function modelErrorOf({
  message,
  failure,
  hint,
  status,
  retryAfterMs,
  requestId,
  billed,
}: FailedJob): ModelError {
  return new ModelError(message, { failure, hint, status, retryAfterMs, requestId, billed });
}
