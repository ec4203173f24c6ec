import { watchAbort } from "../../core/watch-abort.js";
import { deadlineError } from "./deadline-error.js";

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
  if (signal?.aborted === true) throw deadlineError("aborted", timeoutMs, false);
  const onAbort = (): void => {
    stop("aborted");
  };
  const leave = signal === undefined ? undefined : watchAbort(signal, onAbort);
  const timer = setTimeout(() => {
    stop("timeout");
  }, timeoutMs);
  try {
    return await attempt(controller.signal);
  } catch (error) {
    throw end === undefined ? error : deadlineError(end, timeoutMs, true);
  } finally {
    clearTimeout(timer);
    leave?.();
  }
}
