import type { Preference } from "./preference.js";
import type { Presentation } from "./presentation.js";
import type { Verdict } from "./verdict.js";

/**
 * Maps a verdict, given in the order shown, back to the order of the dataset. The only function that does so.
 */
export function preferenceOf(verdict: Verdict, presentation: Presentation): Preference {
  if (verdict === "tie") return "tie";
  return (verdict === "first") === (presentation.position === "original") ? "A" : "B";
}
