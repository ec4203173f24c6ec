import type { ChoiceTrial } from "./choice-trial.js";
import { shownFirst } from "./shown-first.js";

/** Which output of the pair (0 or 1, in the dataset's order) a trial chose; undefined for a tie. */
export function preferredOutput({
  verdict,
  presentation,
}: Pick<ChoiceTrial, "verdict" | "presentation">): 0 | 1 | undefined {
  if (verdict === "tie") return undefined;
  const { output } = shownFirst[presentation];
  return verdict === "first" ? output : output === 0 ? 1 : 0;
}
