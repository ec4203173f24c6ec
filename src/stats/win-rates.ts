import { checkFinite } from "./check-finite.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";

/** Differences below this are rounding: a tie. */
const ROUNDING = 1e-9;

/** How items count in `winRates`. */
export interface WinRatesOptions {
  /**
   * Weight of each item, above 0; such as 1 / items of its dataset, so that each dataset counts once.
   *
   * @default all items count the same
   */
  readonly weights?: readonly number[] | undefined;
}

/**
 * Mean win rate of each row, such as a judge, against all others on the same items: how often it does better, ties one half.
 *
 * Use it beside mean accuracies: two judges of equal accuracy that are right on different items tie at 0.5 either way, but
 * the rate says in one number how a judge stands among these others. It depends on who the others are.
 *
 * Formula in words: for each other row the weighted share of items with a higher score plus half of those with an equal one;
 * the mean over the others.
 *
 * Source: win rate with ties as halves: Chiang et al. (2024), Chatbot Arena, arXiv 2403.04132; for two rows it is the
 * probability of superiority of paired scores (McGraw and Wong 1992, Psychological Bulletin 111(2), pp. 361-365).
 *
 * Complexity: O(rows^2 * items).
 *
 * Edge cases:
 * - One row, or no item: undefined.
 * - All scores equal: 0.5 each. The mean over all rows is always 0.5.
 *
 * @param scores for each row its scores, item by item; larger is better
 * @param options weights of the items
 * @returns one rate for each row, from 0 to 1, or the reason why there is none
 * @throws RangeError if the lengths differ, or a weight is not above 0
 * @throws TypeError if a number is NaN or infinite
 */
export function winRates(
  scores: readonly (readonly number[])[],
  options: WinRatesOptions = {},
): readonly Defined[] {
  const items = scores[0]?.length ?? 0;
  const weights = options.weights ?? new Array<number>(items).fill(1);
  for (const row of [...scores, weights]) {
    if (row.length !== items)
      throw new RangeError(`Cannot count wins: got rows of ${items} and ${row.length}`);
    checkFinite(row, "count wins");
  }
  if (weights.some((weight) => weight <= 0))
    throw new RangeError("Cannot count wins: a weight must be above 0");
  if (items === 0) return scores.map(() => ({ undefined: "no items" }));
  if (scores.length < 2) return scores.map(() => ({ undefined: "nobody to win against" }));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const wins = new Float64Array(scores.length);
  for (const [first, row] of scores.entries()) {
    for (let second = first + 1; second < scores.length; second++) {
      const share = winShare(row, elementAt(scores, second), weights) / total;
      wins[first] = elementAt(wins, first) + share;
      wins[second] = elementAt(wins, second) + 1 - share;
    }
  }
  return Array.from(wins, (sum) => ({ value: sum / (scores.length - 1) }));
}

/** Weight of the items on which the first row does better, those on which both do alike counting one half. */
function winShare(first: readonly number[], second: readonly number[], weights: readonly number[]): number {
  let won = 0;
  for (let item = 0; item < weights.length; item++) {
    const difference = (first[item] ?? 0) - (second[item] ?? 0);
    const share = Math.abs(difference) <= ROUNDING ? 0.5 : difference > 0 ? 1 : 0;
    won += share * (weights[item] ?? 0);
  }
  return won;
}
