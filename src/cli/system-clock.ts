import type { Clock } from "../core/clock.js";
import { watchAbort } from "../core/watch-abort.js";

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        reject(abortReason(signal));
      };
      const timer = setTimeout(() => {
        leave?.();
        resolve();
      }, ms);
      if (signal?.aborted === true) stop();
      const leave = signal === undefined ? undefined : watchAbort(signal, stop);
    }),
};

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error("Stopped waiting");
}
