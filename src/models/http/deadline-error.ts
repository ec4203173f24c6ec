import { ModelError } from "../../core/errors.js";

/** The error of an attempt that was ended before its last byte: by its caller, or because it took longer than `timeoutMs`. */
export function deadlineError(why: "aborted" | "timeout", timeoutMs: number): ModelError {
  return why === "aborted"
    ? new ModelError("The call was aborted", { failure: "aborted" })
    : new ModelError(`No complete reply came within ${timeoutMs / 1000} s`, {
        failure: "timeout",
        hint: "Raise limits.timeoutSeconds in the evaluator's card",
      });
}
