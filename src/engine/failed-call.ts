import type { ModelError } from "../core/errors.js";
import type { FailedCall } from "./call-state.js";

/** A call that failed with an error. */
export function failedCall({ failure, message }: ModelError): FailedCall {
  return { kind: "failed", failure, message };
}
