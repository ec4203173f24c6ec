import type { Clock } from "../core/clock.js";
import type { EngineEvent, EngineOptions } from "../core/engine.js";

/** Why a go stops before its end. */
export type StopReason = Extract<EngineEvent, { kind: "stopped" }>["why"];

/** Bounds of a go, and who is told when it stops. */
export interface BrakesOptions extends Pick<EngineOptions, "maxCostUsd" | "maxSeconds"> {
  readonly clock: Clock;
  /** Called once. */
  readonly onStop: (why: StopReason) => void;
}

/** Decides whether a call may still be made. */
export interface Brakes {
  /** Whether a call may be sent now; where it may not, the go stops. */
  mayCall(): boolean;
  /** Adds what a new call cost. Those in flight when the budget is reached may exceed it. */
  spend(usd: number): void;
  /** Stops the go; only the first reason counts. */
  stop(why: StopReason): void;
  readonly stopped: StopReason | undefined;
}

/** The brakes of a go that begins now. */
export function brakes({ maxCostUsd, maxSeconds, clock, onStop }: BrakesOptions): Brakes {
  const start = clock.monotonic();
  let spent = 0;
  let stopped: StopReason | undefined;

  function stop(why: StopReason): void {
    if (stopped !== undefined) return;
    stopped = why;
    onStop(why);
  }

  return {
    mayCall(): boolean {
      if (maxCostUsd !== undefined && spent >= maxCostUsd) stop("cost");
      else if (maxSeconds !== undefined && clock.monotonic() - start >= maxSeconds * 1000) stop("time");
      return stopped === undefined;
    },
    spend(usd): void {
      spent += usd;
    },
    stop,
    get stopped(): StopReason | undefined {
      return stopped;
    },
  };
}
