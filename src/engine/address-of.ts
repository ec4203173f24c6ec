import type { CallAddress } from "../core/chat-model.js";
import type { Trial } from "../core/trial.js";
import type { ResolvedCall } from "./resolve-call.js";

/** Which question of which trial a call is. */
export function addressOf(
  { ask }: Pick<ResolvedCall, "ask">,
  { cell, instance, repeat }: Trial,
): CallAddress {
  return {
    protocol: ask.protocol ?? cell.protocol,
    dataset: cell.dataset,
    instance: instance.id,
    step: ask.step,
    scope: ask.scope,
    sample: ask.sample,
    repeat,
  };
}
