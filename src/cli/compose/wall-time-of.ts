import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import type { Range } from "../../plan/call-estimate.js";
import type { RunEstimate } from "../../plan/estimate-run.js";

/** How long one call to a provider takes, in seconds: fast short verdicts to slow long reasoning. */
const secondsPerCall = { low: 1, high: 10 };

/**
 * Bounds of the time that a run's new calls take, in seconds: evaluators work side by side, so the slowest one decides.
 * Judges without a provider take no time worth naming.
 */
export function wallTimeOf(estimate: RunEstimate, evaluators: ReadonlyMap<string, EngineEvaluator>): Range {
  const times = [...estimate.evaluators].map(([id, { calls, stored, tokens }]): Range => {
    const evaluator = evaluators.get(id);
    if (evaluator === undefined || evaluator.replayed === true) return { low: 0, high: 0 };
    const time = (end: "low" | "high"): number => {
      const requests = calls[end] - stored[end];
      const need = { requests, input: tokens.input[end], output: tokens.output[end] };
      const paced = (requests * secondsPerCall[end]) / evaluator.concurrency;
      return Math.max(paced, limitedSeconds(need, evaluator));
    };
    return { low: time("low"), high: time("high") };
  });
  return {
    low: Math.max(0, ...times.map(({ low }) => low)),
    high: Math.max(0, ...times.map(({ high }) => high)),
  };
}

/** The least time that limits per minute allow, each key by itself. */
function limitedSeconds(
  need: { readonly requests: number; readonly input: number; readonly output: number },
  { perMinute = {}, keys = [] }: Pick<EngineEvaluator, "perMinute" | "keys">,
): number {
  const all = { ...need, tokens: need.input + need.output };
  const atOnce = Math.max(1, keys.length);
  const seconds = (["requests", "tokens", "input", "output"] as const).map((kind) => {
    const limit = perMinute[kind];
    return limit === undefined ? 0 : (60 * all[kind]) / (limit * atOnce);
  });
  return Math.max(...seconds);
}
