import { preferredOutput } from "./preferred-output.js";
import type { ChoiceTrial } from "./choice-trial.js";

/** What verdicts on one pair say on balance: 1 for the first output of the dataset, -1 for the second, 0 for neither. */
export function balanceOf(trials: readonly Pick<ChoiceTrial, "verdict" | "presentation">[]): 1 | 0 | -1 {
  let sum = 0;
  for (const trial of trials) {
    const output = preferredOutput(trial);
    if (output !== undefined) sum += output === 0 ? 1 : -1;
  }
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}
