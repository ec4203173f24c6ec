import type { InstanceFacts } from "../core/instance-facts.js";
import { nullRules } from "../core/evaluator-card.js";
import { sharedByInstances } from "./shared-by-instances.js";

/** The null rule that does best on a set of instances, and its accuracy, 0..1. */
export interface BestNull {
  readonly rule: string;
  readonly accuracy: number;
}

/**
 * The best null judge on these instances; of equals, the first in the order of the rules. A coin is credited with what
 * it would earn on average, not with the luck of one throw.
 */
export const bestNull: (instances: readonly InstanceFacts[]) => BestNull | undefined =
  sharedByInstances(work);

function work(instances: readonly InstanceFacts[]): BestNull | undefined {
  let best: BestNull | undefined;
  if (instances.length === 0) return undefined;
  for (const rule of nullRules) {
    const credits = instances.map((facts) => facts.nulls[rule]);
    if (credits.some((value) => value === undefined)) continue;
    const accuracy = credits.reduce<number>((total, value) => total + (value ?? 0), 0) / instances.length;
    if (best === undefined || accuracy > best.accuracy + 1e-12) best = { rule, accuracy };
  }
  return best;
}
