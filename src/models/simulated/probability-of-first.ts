import type { SimulatedTraits } from "../../core/evaluator-card.js";
import type { Instance } from "../../core/instance.js";
import type { Presentation } from "../../core/presentation.js";

/**
 * The probability, 0..1, that a simulated judge prefers the output shown first: log-odds of its accuracy towards the gold
 * output (nothing for a gold tie), plus its leans towards the first position, the first letter and the longer output (in
 * code points).
 */
export function probabilityOfFirst(
  traits: SimulatedTraits,
  instance: Instance,
  presentation: Presentation,
): number {
  const original = presentation.position === "original";
  const gold = instance.gold.kind === "pair" ? instance.gold.preference : "tie";
  const towardsGold = gold === "tie" ? 0 : (gold === "A") === original ? 1 : -1;
  const longer = Math.sign(codePoints(instance.outputs[0]) - codePoints(instance.outputs[1]));
  // A judge that is always right or always wrong about the gold has infinite log-odds; a tie leaves them out.
  const knowledge = towardsGold === 0 ? 0 : towardsGold * Math.log(traits.accuracy / (1 - traits.accuracy));
  const logOdds =
    knowledge +
    traits.positionLean +
    (presentation.labels === "follow" ? traits.labelLean : -traits.labelLean) +
    (original ? longer : -longer) * traits.lengthLean;
  return 1 / (1 + Math.exp(-logOdds));
}

function codePoints(text: string | undefined): number {
  return Array.from(text ?? "").length;
}
