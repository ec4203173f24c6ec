import { ModelError } from "../../core/errors.js";

/**
 * The error of an attempt that was ended before its last byte: by its caller, or because it took longer than `timeoutMs`.
 *
 * @param sent whether the request may have gone out, so that the provider may bill it
 */
export function deadlineError(why: "aborted" | "timeout", timeoutMs: number, sent: boolean): ModelError {
  const billed = sent ? "perhaps" : undefined;
  return why === "aborted"
    ? new ModelError("The call was aborted", { failure: "aborted", billed })
    : new ModelError(`No complete reply came within ${timeoutMs / 1000} s`, {
        failure: "timeout",
        billed,
        hint: "Raise limits.timeoutSeconds in the evaluator's card",
      });
}
