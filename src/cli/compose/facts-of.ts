import { credit } from "../../core/credit.js";
import { nullRules } from "../../core/evaluator-card.js";
import type { Instance } from "../../core/instance.js";
import { instanceFacts, type InstanceFacts } from "../../core/instance-facts.js";
import { nullPreference } from "../../core/null-preference.js";
import type { Preference } from "../../core/preference.js";
import { majorityGold } from "./majority-gold.js";

/**
 * The facts of a dataset's chosen instances. What the null rules would earn is worked out here, while the texts are at
 * hand; the coin earns what it earns on average.
 */
export function factsOf(
  chosen: readonly Instance[],
  all: readonly Instance[],
  seed: string,
): readonly InstanceFacts[] {
  const majority = majorityGold(all);
  return chosen.map((instance) => instanceFacts(instance, nullCredits(instance, { majority, seed })));
}

function nullCredits(
  instance: Instance,
  context: { readonly majority: Preference; readonly seed: string },
): Readonly<Record<string, number>> {
  const { gold } = instance;
  if (gold.kind !== "pair") return {};
  return Object.fromEntries(
    nullRules.map((rule) => [
      rule,
      rule === "random"
        ? (credit("A", gold.preference) + credit("B", gold.preference)) / 2
        : credit(nullPreference(rule, instance, context), gold.preference),
    ]),
  );
}
