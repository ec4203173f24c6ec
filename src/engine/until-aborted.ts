/**
 * Waits for a promise until a signal is aborted, whether or not the promise heeds it: then rejects with the signal's reason. A
 * promise that is settled in the same turn of the event loop still wins: its reply is paid for.
 */
export async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = (): void => {
      setImmediate(() => {
        reject(signal.reason instanceof Error ? signal.reason : new Error("Aborted"));
      });
    };
  });
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
