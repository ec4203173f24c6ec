import type { Clock } from "../core/clock.js";
import type { CallAnswer } from "./call-answer.js";

/** Longest pause of a place at a worker that cannot reach a judge, in milliseconds. */
const longestPauseMs = 10_000;

/**
 * A worker that is cut off from a judge fails at once, and would take most calls and fail all their attempts before others answer one.
 * So it holds its places after each such failure, twice as long each time, until it reaches the judge again or the signal ends the wait.
 */
export function standBack(clock: Clock, signal: AbortSignal): (answer: CallAnswer) => Promise<void> {
  let unreached = 0;
  return async (answer) => {
    const isCutOff = answer.kind === "failed" && answer.failure === "network";
    unreached = isCutOff ? unreached + 1 : 0;
    if (!isCutOff) return;
    const pauseMs = Math.min(longestPauseMs, 125 * 2 ** Math.min(unreached, 10));
    await clock.sleep(pauseMs, signal).catch(() => undefined);
  };
}
