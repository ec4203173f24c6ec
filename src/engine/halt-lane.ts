import type { LaneState } from "./lane-state.js";

/** Gives up the calls of a lane that are not being sent at this moment. */
export function haltLane({ active }: Pick<LaneState, "active">): void {
  for (const call of active) if (!call.sending) call.controller.abort();
}
