import { ModelError } from "../core/errors.js";

/** The error of a call that was taken back before a worker began it, or that nobody waits for any more. */
export function takenBack(): ModelError {
  return new ModelError("The call was taken back before a worker began it", { failure: "aborted" });
}
