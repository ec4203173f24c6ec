import { callBound } from "./call-bound.js";
import { firmBound } from "./firm-bound.js";
import type { ActiveCall, LaneState } from "./lane-state.js";
import type { NotedAttempt } from "./noted-attempt.js";

/** Notes an attempt that is about to be sent; undefined where it costs nothing, or nobody knows what. */
export function noteAttempt(lane: LaneState, { call }: ActiveCall): NotedAttempt | undefined {
  const { evaluator, clock, attempts, longestOutput } = lane;
  if (evaluator.price === undefined || evaluator.replayed === true) return undefined;
  const mostUsd = firmBound(call, evaluator) ?? callBound(call, evaluator, longestOutput);
  if (mostUsd === 0) return undefined;
  const sent = {
    id: call.id,
    evaluator: evaluator.model.fingerprint,
    evaluatorId: call.evaluator,
    step: call.ask.step,
    mostUsd,
    at: new Date(clock.now()).toISOString(),
  };
  return { sent, open: evaluator.outlives === true ? undefined : attempts?.begin(sent) };
}
