import type { BiasRow } from "../../core/bias.js";
import type { Estimate } from "../../core/estimate.js";
import { choiceRegression } from "./choice-regression.js";
import { choiceTrials, type JudgedCell } from "./choice-trial.js";
import { lengthBias } from "./length-bias.js";
import { positionBias, type PositionBias } from "./position-bias.js";
import { selfBias } from "./self-bias.js";
import { transitivity } from "./transitivity.js";

/** Consistency and bias over some pairwise cells, which are pooled; `keys` says what they have in common. */
export function biasRow(keys: Readonly<Record<string, string>>, cells: readonly JudgedCell[]): BiasRow {
  const trials = choiceTrials(cells);
  const telling = trials.filter(({ cell }) => !cell.presentationsShareCalls);
  const position =
    telling.length === 0 && trials.length > 0
      ? without("both positions rest on the same replies: no place can have moved them")
      : positionBias(telling);
  return {
    keys,
    datasets: [...new Set(cells.map(({ cell }) => cell.dataset))],
    cells: cells.length,
    pairs: new Set(trials.map(({ facts }) => `${facts.dataset}\n${facts.id}`)).size,
    clusters: new Set(trials.map(({ cluster }) => cluster)).size,
    trials: cells.reduce((sum, { judgments }) => sum + judgments.length, 0),
    decided: trials.filter(({ verdict }) => verdict !== "tie").length,
    ...position,
    // A cell without places says nothing of them, and its one order would pass for a lean.
    regression: choiceRegression(telling.length > 0 ? telling : trials),
    accuracy: lengthBias(trials),
    selfPreference: selfBias(trials),
    transitivity: transitivity(trials),
  };
}

function without(reason: string): PositionBias {
  const none: Estimate = { undefined: reason };
  return {
    consistency: none,
    fairness: none,
    fairnessAmongInconsistent: none,
    lean: { position: none, letter: none, together: none },
    flips: { between: none, within: none, bias: none },
    repetitionStability: none,
  };
}
