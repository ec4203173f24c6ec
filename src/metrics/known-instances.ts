import type { InstanceFacts } from "../core/instance-facts.js";

/** The instances of a dataset in their order, and the place of each by its id. */
export interface KnownInstances {
  readonly instances: readonly InstanceFacts[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Hundreds of cells share the facts of one dataset. */
const known = new WeakMap<ReadonlyMap<string, InstanceFacts>, KnownInstances>();

/**
 * The instances of a dataset in the order of its facts. The list is the same object each time, so that tables with all of them
 * can share what depends on the instances alone.
 */
export function knownInstances(facts: ReadonlyMap<string, InstanceFacts>): KnownInstances {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const instances = [...facts.values()];
  const made = { instances, placeOf: new Map(instances.map(({ id }, place) => [id, place])) };
  known.set(facts, made);
  return made;
}
