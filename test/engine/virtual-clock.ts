import type { Clock } from "../../src/core/clock.js";
import { watchAbort } from "../../src/core/watch-abort.js";

/** A clock whose sleeps take no real time: once nothing else has anything to do, it jumps to the next one that ends. */
export interface VirtualClock extends Clock {
  /** Lengths of all sleeps so far, in milliseconds, in the order begun. */
  readonly slept: readonly number[];
  /** Sleeps that have neither ended nor been aborted. */
  readonly sleeping: number;
}

interface Sleep {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that begins at the given time, in milliseconds since the epoch. */
export function virtualClock(start: number = Date.UTC(2026, 0, 1)): VirtualClock {
  const slept: number[] = [];
  const sleeps = new Set<Sleep>();
  let elapsed = 0;
  let ticking = false;

  function tick(): void {
    const next = [...sleeps].reduce<Sleep | undefined>(
      (first, sleep) => (first === undefined || sleep.at < first.at ? sleep : first),
      undefined,
    );
    ticking = next !== undefined;
    if (next === undefined) return;
    sleeps.delete(next);
    elapsed = Math.max(elapsed, next.at);
    next.wake();
    setImmediate(tick);
  }

  return {
    slept,
    get sleeping(): number {
      return sleeps.size;
    },
    now: () => start + elapsed,
    monotonic: () => elapsed,
    sleep(ms, signal): Promise<void> {
      return new Promise((resolve, reject) => {
        slept.push(ms);
        const fail = (): void => {
          sleeps.delete(sleep);
          reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
        };
        const sleep = {
          at: elapsed + ms,
          wake: (): void => {
            leave?.();
            resolve();
          },
        };
        if (signal?.aborted === true) {
          fail();
          return;
        }
        const leave = signal === undefined ? undefined : watchAbort(signal, fail);
        sleeps.add(sleep);
        if (!ticking) {
          ticking = true;
          setImmediate(tick);
        }
      });
    },
  };
}
