import type { ModelFailure } from "./model-failure.js";

/** Whether the same request may succeed when sent again. */
export function isRetryable(failure: ModelFailure): boolean {
  switch (failure) {
    case "rate-limited":
    case "overloaded":
    case "timeout":
    case "network":
    case "bad-response":
      return true;
    case "auth":
    case "not-found":
    case "bad-request":
    case "context-length":
    case "content-filter":
    case "not-recorded":
    case "aborted":
      return false;
  }
}
