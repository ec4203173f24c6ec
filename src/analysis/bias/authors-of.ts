import { familyOf } from "../../core/family-of.js";
import type { InstanceFacts } from "../../core/instance-facts.js";

/**
 * The families of the models that wrote a pair's outputs, in the dataset's order, by the instance's tag `systems`, which names both, or
 * its tags `model_a` and `model_b`; undefined where the dataset does not say who wrote them. A system of no known family is `other`.
 */
export function authorsOf({ tags }: Pick<InstanceFacts, "tags">): readonly [string, string] | undefined {
  const [first, second, third] = tags["systems"] ?? [...(tags["model_a"] ?? []), ...(tags["model_b"] ?? [])];
  if (first === undefined || second === undefined || third !== undefined) return undefined;
  return [familyOf(first) ?? "other", familyOf(second) ?? "other"];
}
