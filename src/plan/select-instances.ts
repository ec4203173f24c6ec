import type { Instance } from "../core/instance.js";
import { sha256 } from "../core/sha256.js";

/** How many instances to take, and in which seeded order. */
export interface SelectInstancesOptions {
  readonly seed: number;
  readonly limit?: number | undefined;
}

/**
 * A dataset's instances in the seeded common order, cut to the first `limit`. The order depends on the seed and on the
 * instances' ids alone, so every cell sees the same instances first, whatever the order of the file.
 */
export function selectInstances(
  instances: readonly Instance[],
  options: SelectInstancesOptions,
): readonly Instance[] {
  const keyed = instances.map((instance) => ({
    instance,
    key: sha256(`${options.seed}\n${instance.dataset}\n${instance.id}`),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.slice(0, options.limit).map(({ instance }) => instance);
}
