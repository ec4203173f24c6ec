import type { Instance } from "../../core/instance.js";
import type { Preference } from "../../core/preference.js";

/** The most common gold preference of a dataset; of equals, the first of A, B, tie. */
export function majorityGold(instances: readonly Instance[]): Preference {
  const counts = { A: 0, B: 0, tie: 0 };
  for (const { gold } of instances) if (gold.kind === "pair") counts[gold.preference] += 1;
  if (counts.A >= counts.B && counts.A >= counts.tie) return "A";
  return counts.B >= counts.tie ? "B" : "tie";
}
