import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import type { Range, RunEstimate } from "../../plan/estimate-run.js";

/** How long one call to a provider takes, in seconds: fast short verdicts to slow long reasoning. */
const secondsPerCall = { low: 1, high: 10 };

/**
 * Bounds of the time that a run's new calls take, in seconds: evaluators work side by side, so the slowest one decides.
 * Judges without a provider take no time worth naming.
 */
export function wallTimeOf(estimate: RunEstimate, evaluators: ReadonlyMap<string, EngineEvaluator>): Range {
  const times = [...estimate.evaluators].map(([id, { calls, stored }]): Range => {
    const evaluator = evaluators.get(id);
    if (evaluator === undefined || evaluator.replayed === true) return { low: 0, high: 0 };
    const atOnce = evaluator.concurrency;
    const perMinute = evaluator.requestsPerMinute;
    const least = perMinute === undefined ? 0 : 60 / perMinute;
    const time = (count: number, seconds: number): number => count * Math.max(seconds / atOnce, least);
    return {
      low: time(calls.low - stored.low, secondsPerCall.low),
      high: time(calls.high - stored.high, secondsPerCall.high),
    };
  });
  return {
    low: Math.max(0, ...times.map(({ low }) => low)),
    high: Math.max(0, ...times.map(({ high }) => high)),
  };
}
