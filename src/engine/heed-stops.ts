import type { EngineOptions } from "../core/engine.js";
import type { Clock } from "../core/clock.js";

/** What ends a go from outside. */
export interface StopsToHeed extends Pick<EngineOptions, "drain" | "abort" | "maxSeconds"> {
  readonly clock: Clock;
}

/** What is done about it. */
export interface StopActions {
  readonly drain: () => void;
  readonly abort: () => void;
  readonly timeUp: () => void;
  /** Aborted once none of them must come any more. */
  readonly until: AbortSignal;
}

/** Longest time that a timer can be set for, in milliseconds. */
const longestTimer = 2 ** 31 - 1;

/** Drains, aborts and stops at the time limit, also where no call is begun that could notice it. */
export function heedStops(stops: StopsToHeed, { drain, abort, timeUp, until }: StopActions): void {
  heed(stops.drain, { then: drain, until });
  heed(stops.abort, { then: abort, until });
  const { maxSeconds, clock } = stops;
  if (maxSeconds === undefined || maxSeconds * 1000 > longestTimer) return;
  clock.sleep(maxSeconds * 1000, until).then(timeUp, () => undefined);
}

/** Calls back when a signal is aborted, also if it is already. */
function heed(
  signal: AbortSignal | undefined,
  { then, until }: { readonly then: () => void; readonly until: AbortSignal },
): void {
  if (signal?.aborted === true) then();
  else signal?.addEventListener("abort", then, { once: true, signal: until });
}
