import type { Preference } from "./preference.js";

/**
 * How right a preference is against the gold: 1 if equal, one half if exactly one of the two is a tie, else 0.
 * Source: the usual half credit for ties in pairwise meta-evaluation (MT-Bench's and JudgeBench's tables score likewise).
 */
export function credit(preference: Preference, gold: Preference): number {
  if (preference === gold) return 1;
  return preference === "tie" || gold === "tie" ? 0.5 : 0;
}
