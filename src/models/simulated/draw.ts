import { canonicalJson } from "../../core/canonical-json.js";
import type { ChatRequest } from "../../core/chat-model.js";
import type { Instance } from "../../core/instance.js";
import { presentationId } from "../../core/presentation-id.js";
import { sha256 } from "../../core/sha256.js";

/** Draws numbers for one call: the same purpose gives the same number, in [0, 1). */
export type Draw = (purpose: string) => number;

/**
 * The chance behind one call of a simulated judge. It depends on the judge's seed and on what a call's identity depends
 * on (content, prompt, step, presentation, sample, repeat), not on names or on the order of calls: calls that may be shared
 * draw alike, however a run is cut or resumed.
 */
export function drawFor(seed: number, instance: Instance, request: ChatRequest): Draw {
  const { address, messages } = request;
  const key = sha256(
    canonicalJson([
      seed,
      instance.instruction,
      instance.outputs,
      messages,
      address.step,
      address.scope.dependsOn === "presentation" ? presentationId(address.scope.presentation) : address.scope,
      address.sample,
      address.repeat,
    ]),
  );
  // 52 bits: as many as a double holds below 1 without rounding.
  return (purpose) => Number.parseInt(sha256(`${key} ${purpose}`).slice(0, 13), 16) / 2 ** 52;
}
