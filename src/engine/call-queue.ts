import PQueue from "p-queue";
import type { Clock } from "../core/clock.js";

/** How hard an evaluator may be driven. */
export interface CallQueueOptions {
  readonly concurrency: number;
  readonly requestsPerMinute?: number | undefined;
  readonly clock: Clock;
}

/** A request's place in the queue. */
export interface Turn {
  /** Aborting it gives the place up, or stops waiting for the request: `run` rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** A request that is tried again goes before those that were never tried. */
  readonly again: boolean;
}

/** The requests of one evaluator: how many at a time, how many a minute, and when not at all. */
export interface CallQueue {
  run<T>(request: () => Promise<T>, turn: Turn): Promise<T>;
  /**
   * Starts no request from now on, and then fewer at a time. To be called before the request that was refused gives its
   * place back, and to be followed by one `release`.
   */
  hold(): void;
  /** Lets requests start again after a wait, if nobody else holds. */
  release(waitMs: number): void;
  /** Tells of a request that went well: after enough of them, one more at a time is let through. */
  succeeded(): void;
  /** Whether it waits because of a rate limit. */
  readonly paused: boolean;
  /** Ends a wait that nobody needs any more. */
  close(): void;
}

/**
 * A queue of requests. A wait between attempts holds no place in it; only a rate limit stops the others too: the queue
 * pauses until the longest wait asked for is over and runs half as many requests at a time, at least one. Refusals that
 * come in during the pause lengthen it without halving again. As many successes as run at a time let one more through, up
 * to `concurrency`. Requests per minute are spread: at most n/60 in a second, or one each 60/n seconds.
 */
export function callQueue({ concurrency, requestsPerMinute, clock }: CallQueueOptions): CallQueue {
  const queue = new PQueue({ concurrency, ...pace(requestsPerMinute) });
  const closing = new AbortController();
  let until = 0;
  let holders = 0;
  let resuming = false;
  let successes = 0;

  async function resume(): Promise<void> {
    resuming = true;
    for (let left = until - clock.monotonic(); left > 0; left = until - clock.monotonic()) {
      await clock.sleep(left, closing.signal);
    }
    resuming = false;
    if (holders === 0) queue.start();
  }

  return {
    run: (request, { signal, again }) => queue.add(request, { signal, priority: again ? 1 : 0 }),
    hold(): void {
      holders += 1;
      if (queue.isPaused) return;
      queue.pause();
      queue.concurrency = Math.max(1, Math.floor(queue.concurrency / 2));
      successes = 0;
    },
    release(waitMs): void {
      holders -= 1;
      until = Math.max(until, clock.monotonic() + waitMs);
      // Closing ends the wait; nobody is left to start then.
      if (holders === 0 && !resuming) resume().catch(() => undefined);
    },
    succeeded(): void {
      if (queue.concurrency === concurrency) return;
      successes += 1;
      if (successes < queue.concurrency) return;
      successes = 0;
      queue.concurrency += 1;
    },
    get paused(): boolean {
      return queue.isPaused;
    },
    close: () => {
      closing.abort();
    },
  };
}

function pace(requestsPerMinute: number | undefined): { intervalCap?: number; interval?: number } {
  if (requestsPerMinute === undefined) return {};
  const intervalCap = Math.max(1, Math.floor(requestsPerMinute / 60));
  return { intervalCap, interval: (intervalCap * 60_000) / requestsPerMinute };
}
