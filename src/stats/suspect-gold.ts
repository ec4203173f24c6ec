import { elementAt } from "./element-at.js";
import { goldModel, type GoldModelData, type GoldPass } from "./gold-model.js";

/** Settings of `suspectGold`. */
export interface SuspectGoldOptions {
  /**
   * By rater, how much of an independent vote its response is worth, above 0 and at most 1.
   *
   * @default 1 for each
   */
  readonly weights?: readonly number[] | undefined;
  /**
   * Share of wrong golds to expect, between 0 and 1.
   *
   * @default 0.05
   */
  readonly prior?: number | undefined;
  /**
   * How many items that expectation weighs as much as.
   *
   * @default 20
   */
  readonly strength?: number | undefined;
  /**
   * The iteration ends once no ability, and neither spread nor rate, moves by more.
   *
   * @default 1e-6
   */
  readonly tolerance?: number | undefined;
  /**
   * Most iterations.
   *
   * @default 2000
   */
  readonly iterations?: number | undefined;
}

/** What `suspectGold` finds. */
export interface SuspectGold {
  /** By item: the probability that its gold is wrong, under the model. */
  readonly wrong: Float64Array;
  /** Share of wrong golds. */
  readonly rate: number;
  /** By rater: log odds of being right on an item of middling ease. */
  readonly abilities: Float64Array;
  /** Standard deviation of the items' ease, in log odds. */
  readonly spread: number;
  /** Log posterior density, up to a constant. */
  readonly objective: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * The probability, for each item that can be right or wrong in one way only, that its gold is the wrong way round, from how
 * often raters of known ability contradict it.
 *
 * Use it to queue items for a second look. It knows two reasons why many raters are wrong on an item, that it is hard and that
 * its gold is wrong, and weighs them: on a hard item the able still do better than the others, on one with a wrong gold they do
 * worse. It does not know a third, that raters share an error: models of one family do. A high probability is a reason to look
 * at the item, and no proof.
 *
 * Formula in words: rater j is right on item i with the logistic of ability t_j + ease u_i, with u normal about 0; with a small probability (the
 * rate) the gold is wrong, and right and wrong are exchanged for all raters of the item. u and the exchange are summed out; abilities, the
 * spread of u and the rate maximise the likelihood (responses to the power of their weights) times priors: normal with
 * standard deviation 2 about 0 for abilities, and for the rate as many items as `strength`, a share `prior` of them wrong. Responses between 0 and 1
 * count as that share of a right one and the rest of a wrong one.
 *
 * Source: Rasch (1960), Probabilistic Models for Some Intelligence and Attainment Tests, with a class of items whose key is
 * wrong, as the error rates of Dawid and Skene (1979), Journal of the Royal Statistical Society C 28(1), pp. 20-28, put to the
 * gold; estimated by expectation maximisation as in Bock and Aitkin (1981), Psychometrika 46(4), pp. 443-459.
 *
 * Complexity: O(raters * items + (raters + items + missing) * points) an iteration, with 8 points for each root of the raters.
 *
 * Edge cases:
 * - No rater, or no item: undefined.
 * - Raters who are no better than a coin on the whole: undefined, for then right and wrong cannot be told from each other.
 * - An item without responses: the rate.
 *
 * @param responses by rater, how right each item was answered by its gold, 0..1, or undefined where it was not
 * @param options weights, prior, its strength, tolerance, most iterations
 * @returns probabilities in the order of the items, or the reason why there are none
 * @throws RangeError if numbers of items or weights differ, or a response or an option is out of range
 */
export function suspectGold(
  responses: readonly (readonly (number | undefined)[])[],
  options: SuspectGoldOptions = {},
): SuspectGold | { readonly undefined: string } {
  const { tolerance = 1e-6, iterations = 2000 } = options;
  const data = dataOf(responses, options);
  if (data.raters === 0 || data.items === 0)
    return { undefined: data.raters === 0 ? "no raters" : "no items" };
  const { share, abilities } = startOf(data);
  if (share <= 0.5) return { undefined: "the raters are no better than a coin" };
  const pass = goldModel(data);
  let state = { abilities, spread: 1, rate: data.prior };
  let last = pass(state);
  let iteration = 1;
  let converged = movedBy(state, last.next) <= tolerance;
  while (!converged && iteration < iterations) {
    state = last.next;
    last = pass(state);
    iteration += 1;
    converged = movedBy(state, last.next) <= tolerance;
  }
  return { ...state, wrong: last.wrong, objective: last.objective, iterations: iteration, converged };
}

function dataOf(
  responses: readonly (readonly (number | undefined)[])[],
  { weights = responses.map(() => 1), prior = 0.05, strength = 20 }: SuspectGoldOptions,
): GoldModelData {
  if (weights.length !== responses.length || weights.some((weight) => !(weight > 0 && weight <= 1))) {
    throw new RangeError(
      `Cannot suspect golds: got weights ${weights.join(", ")} of ${responses.length} raters`,
    );
  }
  if (!(prior > 0 && prior < 1) || !(strength > 0 && strength < Infinity)) {
    throw new RangeError(`Cannot suspect golds: got prior ${prior} and strength ${strength}`);
  }
  const { items, values } = valuesOf(responses);
  return { raters: responses.length, items, values, weights: Float64Array.from(weights), prior, strength };
}

function valuesOf(
  responses: readonly (readonly (number | undefined)[])[],
): Pick<GoldModelData, "items" | "values"> {
  const items = responses[0]?.length ?? 0;
  const values = new Float64Array(responses.length * items);
  for (const [rater, row] of responses.entries()) {
    if (row.length !== items)
      throw new RangeError(`Cannot suspect golds: got ${items} and ${row.length} items`);
    for (const [item, value] of row.entries()) {
      if (value !== undefined && !(value >= 0 && value <= 1)) {
        throw new RangeError(`Cannot suspect golds: got response ${value} of rater ${rater} on item ${item}`);
      }
      values[rater * items + item] = value ?? -1;
    }
  }
  return { items, values };
}

/** The log odds of each rater's share of right responses, and that share over all. */
function startOf({ raters, items, values }: GoldModelData): {
  readonly share: number;
  readonly abilities: Float64Array;
} {
  let [allRight, all] = [0, 0];
  const abilities = Float64Array.from({ length: raters }, (_, rater) => {
    let [right, count] = [0, 0];
    for (const value of values.subarray(rater * items, (rater + 1) * items)) {
      if (value < 0) continue;
      right += value;
      count += 1;
    }
    allRight += right;
    all += count;
    return Math.log((right + 0.5) / (count - right + 0.5));
  });
  return { share: all === 0 ? 0 : allRight / all, abilities };
}

function movedBy(before: GoldPass["next"], after: GoldPass["next"]): number {
  const moves = before.abilities.map((ability, rater) =>
    Math.abs(ability - elementAt(after.abilities, rater)),
  );
  return Math.max(...moves, Math.abs(before.spread - after.spread), Math.abs(before.rate - after.rate));
}
