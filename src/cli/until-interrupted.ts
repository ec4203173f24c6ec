import { endingSignals } from "./ending-signals.js";

/** A signal that aborts at the first Ctrl-C or polite request to end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  end(): void;
}

/** Listens for Ctrl-C, SIGTERM and SIGHUP. A second one finds the process's default behaviour. */
export function untilInterrupted(): Interruption {
  const controller = new AbortController();
  const end = (): void => {
    for (const signal of endingSignals) process.off(signal, stop);
  };
  const stop = (): void => {
    end();
    controller.abort(new Error("Interrupted"));
  };
  for (const signal of endingSignals) process.on(signal, stop);
  return { signal: controller.signal, end };
}
