import type { Sampling } from "./sampling.js";

/** An evaluator's settings, overlaid by those that a step defines: what is sent, and what a call's id is made of. */
export function overlaySampling(card: Sampling, step: Sampling): Sampling {
  const set = Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined));
  return { ...card, ...set };
}
