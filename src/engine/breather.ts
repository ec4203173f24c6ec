/** Lets timers, signals and streams have their turn now and then in a loop that else only awaits what is ready. */
export interface Breather {
  /** To be called, and awaited, once a step. */
  breathe(): Promise<void> | undefined;
}

/** A breather that pauses after every so many steps. */
export function breather(steps: number): Breather {
  let count = 0;
  return {
    breathe(): Promise<void> | undefined {
      count += 1;
      if (count % steps !== 0) return undefined;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
