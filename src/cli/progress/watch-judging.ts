import type { Clock } from "../../core/clock.js";
import type { EngineEvent } from "../../core/engine.js";
import type { Plan } from "../../core/plan.js";
import type { RunStatus } from "../../core/run-status.js";
import { jsonEvent } from "../json-event.js";
import { stopSignals, type StopSignals } from "../stop-signals.js";
import type { Terminal } from "../terminal.js";
import { keepStatus } from "./keep-status.js";
import { repeat } from "./repeat.js";
import { showProgress, type Progress } from "./show-progress.js";
import { tallyOf } from "./tally-of.js";

/** What is watched, and where it is shown. */
export interface WatchOptions {
  readonly plan: Plan;
  readonly clock: Clock;
  readonly terminal: Terminal;
  /** Kept for onlookers while it goes on; absent: none. */
  readonly statusFile?: string | undefined;
}

/** What judging is given while somebody watches. */
export interface Watch extends Pick<StopSignals, "drain" | "abort">, Pick<Progress, "tell"> {
  readonly onEvent: (event: EngineEvent) => void;
}

/** Judges under a user's eyes: shows how it goes, keeps the status for onlookers, and heeds the user's stop. */
export async function watchJudging<T>(
  { plan, clock, terminal, statusFile }: WatchOptions,
  judge: (watch: Watch) => Promise<T>,
): Promise<T> {
  const tally = tallyOf(plan, clock);
  const status = (): RunStatus => tally.status();
  const progress = showProgress(terminal, { status, every: repeat });
  const endStatus = statusFile === undefined ? undefined : keepStatus(statusFile, status);
  const tell = (message: string): void => {
    progress.tell(message);
  };
  const signals = stopSignals(tell);
  const { drain, abort } = signals;
  const onEvent = (event: EngineEvent): void => {
    tally.count(event);
    progress.event(event);
    if (terminal.json) terminal.out(jsonEvent(event));
  };
  try {
    return await judge({ onEvent, drain, abort, tell });
  } finally {
    progress.end();
    signals.end();
    await endStatus?.();
  }
}
