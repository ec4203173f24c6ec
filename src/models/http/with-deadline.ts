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
  const onAbort = (): void => {
    stop("aborted");
  };
  if (signal?.aborted === true) throw deadlineError("aborted", timeoutMs);
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => {
    stop("timeout");
  }, timeoutMs);
  try {
    return await attempt(controller.signal);
  } catch (error) {
    throw end === undefined ? error : deadlineError(end, timeoutMs);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
