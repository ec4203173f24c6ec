import type { Clock } from "../core/clock.js";
import { ModelError } from "../core/errors.js";
import type { Random } from "../core/random.js";
import { longestWaitMs } from "./longest-wait.js";

/** A failed attempt that will be followed by another. */
export interface PlannedRetry {
  readonly error: ModelError;
  /** Number of the attempt that failed, from 1. */
  readonly attempt: number;
  readonly waitMs: number;
}

/** How often to try, and what waiting rests on. */
export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly maxAttempts: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends a wait between attempts. */
  readonly signal?: AbortSignal | undefined;
  /** Told before each wait. */
  readonly onRetry?: ((retry: PlannedRetry) => Promise<void> | void) | undefined;
}

/** What the attempt that succeeded gave, and how many there were. */
export interface Retried<T> {
  readonly value: T;
  readonly attempts: number;
}

const baseMs = 500;
const capMs = 60_000;

/**
 * Tries until an attempt succeeds, fails for good, or `maxAttempts` are used up. Waits between attempts grow exponentially
 * with full jitter: uniform between 0 and min(60 s, 500 ms x 2^(attempt - 1)). Where the provider says how long to wait,
 * the wait is never shorter than that; if it asks for more than 10 minutes, the call ends as failed instead, and the next
 * run tries again.
 *
 * @param attempt makes one attempt, counted from 1; it rejects with a ModelError where trying again may help
 * @returns the first success
 * @throws ModelError the last failure, with the errors of all attempts as its cause where there were several; whatever
 * else an attempt or an ended wait rejects with, as it is
 */
export async function retry<T>(
  attempt: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<Retried<T>> {
  const errors: ModelError[] = [];
  for (;;) {
    try {
      return { value: await attempt(errors.length + 1), attempts: errors.length + 1 };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      errors.push(error);
      const waitMs =
        error.retryable && errors.length < options.maxAttempts ? wait(errors, options) : undefined;
      if (waitMs === undefined) throw withAttempts(error, errors);
      await options.onRetry?.({ error, attempt: errors.length, waitMs });
      await options.clock.sleep(waitMs, options.signal);
    }
  }
}

/** Milliseconds to wait after the last of some failures; undefined where the provider asks for too long. */
function wait(errors: readonly ModelError[], { random }: RetryOptions): number | undefined {
  const asked = errors.at(-1)?.retryAfterMs ?? 0;
  if (asked > longestWaitMs) return undefined;
  const jittered = random.next() * Math.min(capMs, baseMs * 2 ** (errors.length - 1));
  return Math.max(asked, jittered);
}

function withAttempts(last: ModelError, errors: readonly ModelError[]): ModelError {
  if (errors.length === 1) return last;
  const { failure, status, retryAfterMs, requestId, hint } = last;
  return new ModelError(`${last.message} (after ${errors.length} attempts)`, {
    failure,
    status,
    retryAfterMs,
    requestId,
    hint,
    cause: new AggregateError(errors, `${errors.length} attempts failed`),
  });
}
