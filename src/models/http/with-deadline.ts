import { ModelError } from "../../core/errors.js";

/** Bounds of one attempt. */
export interface Deadline {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs one attempt under a deadline that holds until its last byte, and under the caller's signal. Rejects with a ModelError
 * (`aborted` or `timeout`) where one of them ended it, and with the attempt's own error otherwise.
 */
export async function withDeadline<Result>(
  { timeoutMs, signal }: Deadline,
  attempt: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let end: "aborted" | "timeout" | undefined;
  const stop = (why: "aborted" | "timeout"): void => {
    end ??= why;
    controller.abort();
  };
  const onAbort = (): void => {
    stop("aborted");
  };
  if (signal?.aborted === true) throw ended("aborted", timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => {
    stop("timeout");
  }, timeoutMs);
  try {
    return await attempt(controller.signal);
  } catch (error) {
    throw end === undefined ? error : ended(end, timeoutMs);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

function ended(why: "aborted" | "timeout", timeoutMs: number): ModelError {
  return why === "aborted"
    ? new ModelError("The call was aborted", { failure: "aborted" })
    : new ModelError(`No complete reply came within ${timeoutMs / 1000} s`, {
        failure: "timeout",
        hint: "Raise limits.timeoutSeconds in the evaluator's card",
      });
}
