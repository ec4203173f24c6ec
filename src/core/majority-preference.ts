import type { Gold } from "./gold.js";
import type { Preference } from "./preference.js";

/**
 * The most common preference among a dataset's golds; of equally common ones A comes before B and B before a tie, and A
 * is the answer where no gold is of a pair.
 */
export function majorityPreference(golds: Iterable<Gold>): Preference {
  const counts = { A: 0, B: 0, tie: 0 };
  for (const gold of golds) if (gold.kind === "pair") counts[gold.preference] += 1;
  if (counts.tie > counts.A && counts.tie > counts.B) return "tie";
  return counts.B > counts.A ? "B" : "A";
}
