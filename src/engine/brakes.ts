import type { Clock } from "../core/clock.js";
import type { EngineEvent, EngineOptions, SpentBudget } from "../core/engine.js";
import type { BatchBudget } from "./batch-budget.js";
import { budget, type CallToPay, type Reservation } from "./budget.js";

/** Why a go stops before its end. */
export type StopReason = Extract<EngineEvent, { kind: "stopped" }>["why"];

/** Bounds of a go, and who is told when it stops. */
export interface BrakesOptions extends Pick<EngineOptions, "maxCostUsd" | "maxSeconds" | "paid"> {
  readonly clock: Clock;
  /** Called once; with where the budget stands if it is at its end. */
  readonly onStop: (why: StopReason, end?: SpentBudget) => void;
}

/** Decides whether a call may still be made. */
export interface Brakes {
  /** Whether a call may be made now; where time is up, the go stops. */
  mayCall(): boolean;
  /**
   * Sets money aside for a call, which may have to wait for others; where it does not fit into the budget, the go stops.
   * Absent: there is no budget.
   */
  readonly reserve?: ((call: CallToPay) => Reservation | Promise<Reservation | undefined>) | undefined;
  /** The budget as far as batches are concerned. Absent: there is none. */
  readonly batches?: BatchBudget | undefined;
  /** Stops the go; only the first reason counts. */
  stop(why: StopReason): void;
  readonly stopped: StopReason | undefined;
}

/** The brakes of a go that begins now. */
export function brakes({ maxCostUsd, maxSeconds, paid, clock, onStop }: BrakesOptions): Brakes {
  const start = clock.monotonic();
  let stopped: StopReason | undefined;
  const money =
    maxCostUsd === undefined
      ? undefined
      : budget({
          maxUsd: maxCostUsd,
          paid,
          onExhausted: (end) => {
            stop("cost", end);
          },
        });

  function stop(why: StopReason, end?: SpentBudget): void {
    if (stopped !== undefined) return;
    stopped = why;
    onStop(why, end);
    money?.close();
  }

  return {
    mayCall(): boolean {
      if (maxSeconds !== undefined && clock.monotonic() - start >= maxSeconds * 1000) stop("time");
      return stopped === undefined;
    },
    reserve: money?.reserve,
    batches: money?.batches,
    stop: (why) => {
      stop(why);
    },
    get stopped(): StopReason | undefined {
      return stopped;
    },
  };
}
