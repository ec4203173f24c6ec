import type { ModelError } from "../core/errors.js";
import type { FailedCall } from "./call-state.js";
import { failedCall } from "./failed-call.js";
import { haltLane } from "./halt-lane.js";
import { isHopeless } from "./is-hopeless.js";
import { isRefusal } from "./is-refusal.js";
import type { ActiveCall, LaneState } from "./lane-state.js";
import type { Passage } from "./passage.js";

/**
 * Refusals in a row, each after a pause, before a key is set aside, for each attempt that a call has: with the usual six
 * attempts the ninth, after more than a minute of pauses.
 */
const refusalsInARow = 1.4;

/** Lets a failure act on the evaluator's other calls. */
export function heedFailure(
  lane: LaneState,
  error: ModelError,
  { self, passage }: { readonly self: ActiveCall; readonly passage: Passage | undefined },
): void {
  const key = passage?.key ?? 0;
  if (isHopeless(error)) setAside(lane, error, key);
  else if (!isRefusal(error)) passage?.failed();
  else {
    const { inARow = 0, waitMs = 0 } = passage?.refused(error.retryAfterMs ?? 0) ?? {};
    const { failure } = error;
    if (inARow > refusalsInARow * lane.evaluator.maxAttempts) setAside(lane, error, key);
    else void lane.emit({ kind: "retry", evaluator: lane.id, failure, attempt: self.requests, waitMs });
  }
}

/** Uses a key no more, and gives the evaluator up where no other is left. */
function setAside(lane: LaneState, error: ModelError, key: number): void {
  const { turnstile, evaluator, id, emit } = lane;
  if (turnstile.isAside(key)) return;
  const { keys = [] } = evaluator;
  turnstile.setAside(key);
  if (!turnstile.isShut) {
    void emit({ kind: "key-set-aside", evaluator: id, key: keys[key] ?? "", message: error.message });
    return;
  }
  const failed = failedCall(error);
  const names = keys.length > 1 ? ` (none of its keys is left: ${keys.join(", ")})` : "";
  abortLane(lane, { ...failed, message: `${failed.message}${names}` });
}

function abortLane(lane: LaneState, failed: FailedCall): void {
  if (lane.aborted !== undefined) return;
  lane.aborted = failed;
  haltLane(lane);
  void lane.emit({ kind: "evaluator-aborted", evaluator: lane.id, message: failed.message });
}
