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
    else signal.addEventListener("abort", stop, { once: true });
    promise.then(
      (value) => {
        signal.removeEventListener("abort", stop);
        resolve(value);
      },
      (error: unknown) => {
        signal.removeEventListener("abort", stop);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
