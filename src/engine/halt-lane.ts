import type { LaneState } from "./lane-state.js";

/** Gives up the calls of a lane that are not being sent at this moment, and all that come after them. */
export function haltLane({ halting }: Pick<LaneState, "halting">): void {
  halting.abort();
}
