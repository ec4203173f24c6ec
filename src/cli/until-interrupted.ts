/** A signal that aborts at the first Ctrl-C or polite request to end. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  end(): void;
}

/** Listens for Ctrl-C and SIGTERM. A second one finds the process's default behaviour. */
export function untilInterrupted(): Interruption {
  const controller = new AbortController();
  const end = (): void => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
  const stop = (): void => {
    end();
    controller.abort(new Error("Interrupted"));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return { signal: controller.signal, end };
}
