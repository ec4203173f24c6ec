import type { Preference } from "../core/preference.js";
import type { Presentation } from "../core/presentation.js";
import type { Verdict } from "../core/verdict.js";

/** What a judge who prefers this output says of the pair as shown: the inverse of `preferenceOf`. */
export function verdictOf(preference: Preference, presentation: Presentation): Verdict {
  if (preference === "tie") return "tie";
  return (preference === "A") === (presentation.position === "original") ? "first" : "second";
}
