import { watchAbort } from "../core/watch-abort.js";

/**
 * Waits for a promise until a signal is aborted, whether or not the promise heeds it: then rejects with the signal's reason. A
 * promise that is settled in the same turn of the event loop still wins: its reply is paid for.
 */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  // One promise, and not a race of several: there is one for every request.
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      setImmediate(() => {
        reject(signal.reason instanceof Error ? signal.reason : new Error("Aborted"));
      });
    };
    if (signal.aborted) stop();
    const leave = watchAbort(signal, stop);
    promise.then(
      (value) => {
        leave();
        resolve(value);
      },
      (error: unknown) => {
        leave();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
