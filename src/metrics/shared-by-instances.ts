import type { InstanceFacts } from "../core/instance-facts.js";

/**
 * A function of a list of instances, worked out once for each list: the finished cells of a dataset share one
 * (`knownInstances`).
 */
export function sharedByInstances<Value>(
  work: (instances: readonly InstanceFacts[]) => Value,
): (instances: readonly InstanceFacts[]) => Value {
  const results = new WeakMap<readonly InstanceFacts[], { readonly value: Value }>();
  return (instances) => {
    const known = results.get(instances);
    if (known !== undefined) return known.value;
    const value = work(instances);
    results.set(instances, { value });
    return value;
  };
}
