import { endingSignals } from "./ending-signals.js";

/** Two signals: the first Ctrl-C drains, the second stops at once. */
export interface StopSignals {
  readonly drain: AbortSignal;
  readonly abort: AbortSignal;
  /** Stops listening. */
  end(): void;
}

/**
 * Listens for Ctrl-C, for a polite request to end (SIGTERM), and for the end of the terminal (SIGHUP). The last of
 * these never counts as a second one. A third one finds the process's default behaviour again.
 */
export function stopSignals(tell: (message: string) => void): StopSignals {
  const drain = new AbortController();
  const abort = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (!drain.signal.aborted) {
      tell("Finishing the calls in flight, then stopping. Press Ctrl-C again to stop at once.");
      drain.abort(new Error("Interrupted"));
      return;
    }
    // The shell and the system may both tell of a terminal that is gone, and nobody pressed anything.
    if (signal === "SIGHUP") return;
    tell("Stopping at once. Finished calls are kept.");
    abort.abort(new Error("Interrupted"));
    end();
  };
  const end = (): void => {
    for (const signal of endingSignals) process.off(signal, stop);
  };
  for (const signal of endingSignals) process.on(signal, stop);
  return { drain: drain.signal, abort: abort.signal, end };
}
