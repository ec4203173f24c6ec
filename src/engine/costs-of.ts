import type { ChatReply } from "../core/chat-reply.js";
import { callBound } from "./call-bound.js";
import { callCost } from "./call-cost.js";
import type { ActiveCall, LaneState, SentCall } from "./lane-state.js";
import type { ResolvedCall } from "./resolve-call.js";

/** What a reply has cost; its length is remembered. */
export function costsOf(
  lane: LaneState,
  { call }: ActiveCall,
  { usage }: ChatReply,
): Pick<SentCall, "costUsd" | "assumedCostUsd"> {
  const { evaluator, longestOutput } = lane;
  const costUsd = callCost(evaluator.price, usage);
  const isCountless = evaluator.price !== undefined && usage === undefined && evaluator.replayed !== true;
  const assumedCostUsd = isCountless ? callBound(call, evaluator, longestOutput) : undefined;
  lane.longestOutput = Math.max(longestOutput, usage?.output ?? 0);
  tellOfExcess(lane, call, usage?.output ?? 0);
  return { costUsd, assumedCostUsd };
}

/** A provider that bills more than it was allowed breaks a budget, and nothing here can hinder it: it is said once. */
function tellOfExcess(lane: LaneState, { sampling }: ResolvedCall, output: number): void {
  const { evaluator, brakes, id, emit } = lane;
  const most = evaluator.mostOutput?.(sampling) ?? Infinity;
  if (lane.hasExceeded || output <= most || brakes.reserve === undefined) return;
  lane.hasExceeded = true;
  void emit({ kind: "bound-exceeded", evaluator: id, allowed: most, billed: output });
}
