import type { Sampling } from "./sampling.js";

/** Cards and steps are few and asked about millions of times: what two of them make is kept as long as they are. */
const overlaid = new WeakMap<Sampling, WeakMap<Sampling, Sampling>>();

/**
 * An evaluator's settings, overlaid by those that a step defines: what is sent, and what a call's id is made of. The same two
 * objects give the same one, so that what is made of it can be kept by it as well.
 */
export function overlaySampling(card: Sampling, step: Sampling): Sampling {
  const byStep = overlaid.get(card) ?? new WeakMap<Sampling, Sampling>();
  const known = byStep.get(step);
  if (known !== undefined) return known;
  const sampling = overlay(card, step);
  overlaid.set(card, byStep.set(step, sampling));
  return sampling;
}

function overlay(card: Sampling, step: Sampling): Sampling {
  const set = Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined));
  return { ...card, ...set };
}
