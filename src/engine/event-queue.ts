/** A bounded queue between those who make values and the one who reads them. */
export interface EventQueue<T> {
  /** Adds a value; resolves, or returns at once, when there is room for more: wait for it before making another one. */
  push(value: T): Promise<void> | undefined;
  /** No more values come; the reader gets those that wait, then the end. */
  end(): void;
  /** No more values come; the reader gets those that wait, then the error. */
  fail(error: unknown): void;
  /** Nobody reads any more: values are dropped, and nobody who pushes has to wait. */
  discard(): void;
  /** The values, for one reader. */
  values(): AsyncGenerator<T, void, undefined>;
}

/**
 * An empty queue. Where everybody waits for each push, it never holds more than `capacity` values and one for each who
 * pushes, beside as many that the reader has taken and not yet read.
 *
 * @param capacity how many values may wait before pushing has to, at least 1
 */
export function eventQueue<T>(capacity: number): EventQueue<T> {
  let waiting: T[] = [];
  let wakeReader: (() => void) | undefined;
  let wakePushers: (() => void)[] = [];
  let ended: { readonly error?: unknown } | undefined;
  let discarding = false;

  function letPushersGo(): void {
    const woken = wakePushers;
    wakePushers = [];
    for (const wake of woken) wake();
  }

  function finish(end: { readonly error?: unknown }): void {
    ended ??= end;
    wakeReader?.();
  }

  return {
    push(value): Promise<void> | undefined {
      if (discarding) return undefined;
      waiting.push(value);
      wakeReader?.();
      if (waiting.length < capacity) return undefined;
      return new Promise((resolve) => wakePushers.push(resolve));
    },
    end: () => {
      finish({});
    },
    fail: (error) => {
      finish({ error });
    },
    discard(): void {
      discarding = true;
      waiting = [];
      letPushersGo();
    },
    async *values(): AsyncGenerator<T, void, undefined> {
      for (;;) {
        const batch = waiting;
        waiting = [];
        letPushersGo();
        for (const value of batch) yield value;
        if (waiting.length > 0) continue;
        if (ended !== undefined) {
          if ("error" in ended) throw ended.error;
          return;
        }
        await new Promise<void>((resolve) => (wakeReader = resolve));
        wakeReader = undefined;
      }
    },
  };
}
