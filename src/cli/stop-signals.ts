/** Two signals: the first Ctrl-C drains, the second stops at once. */
export interface StopSignals {
  readonly drain: AbortSignal;
  readonly abort: AbortSignal;
  /** Stops listening. */
  end(): void;
}

/**
 * Listens for Ctrl-C and for a polite request to end (SIGTERM). `onFirst` and `onSecond` may tell the user. A third one
 * finds the process's default behaviour again.
 */
export function stopSignals(tell: (message: string) => void): StopSignals {
  const drain = new AbortController();
  const abort = new AbortController();
  const stop = (): void => {
    if (!drain.signal.aborted) {
      tell("Finishing the calls in flight, then stopping. Press Ctrl-C again to stop at once.");
      drain.abort(new Error("Interrupted"));
      return;
    }
    tell("Stopping at once. Finished calls are kept.");
    abort.abort(new Error("Interrupted"));
    end();
  };
  const end = (): void => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return { drain: drain.signal, abort: abort.signal, end };
}
