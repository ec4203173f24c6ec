import type { InstanceFacts } from "../core/instance-facts.js";
import type { Preference } from "../core/preference.js";

/** The gold preference of a pair. Throws a TypeError for an instance that is no pair. */
export function pairGold(facts: InstanceFacts): Preference {
  if (facts.gold.kind === "pair") return facts.gold.preference;
  throw new TypeError(
    `Cannot take the pair gold of ${facts.dataset} ${facts.id}: its gold is ${facts.gold.kind}`,
  );
}
