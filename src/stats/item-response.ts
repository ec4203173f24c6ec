import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";
import { itemModel, type ItemPass, type ItemPriors, type ResponseTable } from "./item-model.js";

/** Settings of `itemResponse`. */
export interface ItemResponseOptions {
  /**
   * Normal priors of the item parameters.
   *
   * @default discrimination: mean 1, standard deviation 1; intercept: mean 0, standard deviation 3
   */
  readonly priors?: ItemPriors | undefined;
  /**
   * Points of the quadrature, evenly from -6 to 6.
   *
   * @default 8 times the root of the number of items, from 61 to 1201: less than one standard deviation of an ability apart
   */
  readonly points?: number | undefined;
  /**
   * The iteration ends once a step of expectation maximisation moves no parameter by more.
   *
   * @default 1e-6
   */
  readonly tolerance?: number | undefined;
  /**
   * Most steps of expectation maximisation.
   *
   * @default 3000
   */
  readonly iterations?: number | undefined;
}

/** What `itemResponse` says of an item. */
export interface ItemEstimate {
  /** How steeply the chance of being right rises with ability; below 0 the able are wrong more often. */
  readonly discrimination: number;
  /** Its standard error, the raters' abilities being known up to their posterior. */
  readonly discriminationError: number;
  /** The log odds of being right at ability 0: how easy the item is. */
  readonly intercept: number;
  readonly interceptError: number;
  /** The ability at which right and wrong are even: -intercept / discrimination. */
  readonly difficulty: Defined;
}

/** What `itemResponse` finds. */
export interface ItemResponse {
  readonly items: readonly ItemEstimate[];
  /** By rater: posterior mean and standard deviation, in standard deviations of the population of raters. */
  readonly abilities: readonly { readonly value: number; readonly error: number }[];
  /** Log posterior density of the item parameters, up to a constant. */
  readonly objective: number;
  /** Steps of expectation maximisation that it took. */
  readonly iterations: number;
  readonly converged: boolean;
}

/** Fewer raters than this say next to nothing of an item. */
const fewest = 10;

/**
 * Ability of raters, and difficulty and discrimination of items, by the two-parameter logistic model.
 *
 * Use it on a grid of evaluators and protocols, each cell a rater, to see which items tell judges apart, which are hard, and
 * on which the able ones are wrong more often than the others (often the gold's fault). Do not read discriminations of single items closely
 * with a few dozen raters: the errors say how little is known. Raters who share a model are no independent draws.
 *
 * Formula in words: the probability that rater j is right on item i is the logistic function of a_i t_j + d_i, which is
 * a_i (t_j - b_i) with difficulty b_i = -d_i / a_i. Abilities t have a standard normal distribution and are integrated out by
 * quadrature; a and d maximise the marginal likelihood times normal priors (so that all-right items are finite, and a may be below 0). Abilities are
 * then posterior means (EAP). Responses between 0 and 1 (credit for some of several trials) count as that share of a right
 * response and the rest of a wrong one.
 *
 * Source: Birnbaum (1968) in Lord and Novick, Statistical Theories of Mental Test Scores; marginal maximum likelihood: Bock and
 * Aitkin (1981), Psychometrika 46(4), pp. 443-459; with priors: Mislevy (1986), Psychometrika 51(2), pp. 177-195; the steps are
 * sped up by squared extrapolation: Varadhan and Roland (2008), Scandinavian Journal of Statistics 35(2), pp. 335-353.
 *
 * Complexity: O(raters * items + (raters + items + missing) * points) a step, some 50 to 300 steps.
 *
 * Edge cases:
 * - Fewer than 10 raters, or no item: undefined.
 * - A missing response takes no part. An item without any has the modes of the priors, a rater without ability 0 and error 1.
 * - All right or all wrong: finite, by the priors.
 * - A discrimination nearer to 0 than 0.05: no difficulty, for no ability evens it out.
 *
 * @param responses by rater, how right each item was answered, 0..1, or undefined where it was not
 * @param options priors, points, tolerance, most steps
 * @returns items and abilities in the order of the responses, or the reason why there are none
 * @throws RangeError if numbers of items differ, or a response or an option is out of range
 */
export function itemResponse(
  responses: readonly (readonly (number | undefined)[])[],
  options: ItemResponseOptions = {},
): ItemResponse | { readonly undefined: string } {
  const table = tableOf(responses);
  const { tolerance = 1e-6, iterations = 3000, priors = standardPriors } = options;
  const { points = Math.min(1201, Math.max(61, Math.ceil(8 * Math.sqrt(table.items)))) } = options;
  if (!Number.isSafeInteger(points) || points < 3 || !(tolerance > 0) || iterations < 1) {
    throw new RangeError(`Cannot fit items: got ${points} points, tolerance ${tolerance}`);
  }
  if (table.raters < fewest)
    return { undefined: `${table.raters} raters: fewer than ${fewest} say too little` };
  if (table.items === 0) return { undefined: "no items" };
  const step = itemModel(table, points, priors);
  const start = new Float64Array(2 * table.items).fill(priors.discrimination.mean, 0, table.items);
  const { parameters, steps, converged } = climb(step, start, { tolerance, iterations });
  const last = step(parameters);
  return {
    items: Array.from({ length: table.items }, (_, item) => itemOf(parameters, last, item)),
    abilities: Array.from(last.means, (value, rater) => ({
      value,
      error: elementAt(last.deviations, rater),
    })),
    objective: last.objective,
    iterations: steps,
    converged,
  };
}

const standardPriors: ItemPriors = {
  discrimination: { mean: 1, sd: 1 },
  intercept: { mean: 0, sd: 3 },
};

function tableOf(responses: readonly (readonly (number | undefined)[])[]): ResponseTable {
  const items = responses[0]?.length ?? 0;
  const values = new Float64Array(responses.length * items);
  for (const [rater, row] of responses.entries()) {
    if (row.length !== items) throw new RangeError(`Cannot fit items: got ${items} and ${row.length} items`);
    for (const [item, value] of row.entries()) {
      if (value !== undefined && !(value >= 0 && value <= 1)) {
        throw new RangeError(`Cannot fit items: got response ${value} of rater ${rater} on item ${item}`);
      }
      values[rater * items + item] = value ?? -1;
    }
  }
  return { raters: responses.length, items, values };
}

function itemOf(parameters: Float64Array, { errors }: ItemPass, item: number): ItemEstimate {
  const discrimination = elementAt(parameters, item);
  const intercept = elementAt(parameters, parameters.length / 2 + item);
  const [discriminationError, interceptError] = elementAt(errors, item);
  return {
    discrimination,
    discriminationError,
    intercept,
    interceptError,
    difficulty:
      Math.abs(discrimination) < 0.05
        ? { undefined: "the item does not tell raters apart" }
        : { value: -intercept / discrimination },
  };
}

type StepOf = (parameters: Float64Array) => ItemPass;

interface Climbed {
  readonly parameters: Float64Array;
  readonly steps: number;
  readonly converged: boolean;
}

/** Repeats steps, two at a time, and extrapolates from them; an extrapolation that lowers the objective is dropped. */
function climb(
  step: StepOf,
  start: Float64Array,
  limits: { readonly tolerance: number; readonly iterations: number },
): Climbed {
  let parameters = start;
  let pass = step(parameters);
  let steps = 1;
  while (steps < limits.iterations) {
    if (largestMove(parameters, pass.next) <= limits.tolerance) {
      return { parameters: pass.next, steps, converged: true };
    }
    const second = step(pass.next);
    const leap = extrapolate(parameters, pass.next, second.next);
    const leapt = step(leap);
    steps += 2;
    if (leapt.objective >= second.objective) {
      [parameters, pass] = [leap, leapt];
    } else {
      parameters = second.next;
      pass = step(parameters);
      steps += 1;
    }
  }
  return { parameters, steps, converged: false };
}

function largestMove(before: Float64Array, after: Float64Array): number {
  return before.reduce((most, value, place) => Math.max(most, Math.abs(elementAt(after, place) - value)), 0);
}

function extrapolate(zero: Float64Array, one: Float64Array, two: Float64Array): Float64Array {
  let [first, change] = [0, 0];
  for (const [place, value] of zero.entries()) {
    const move = elementAt(one, place) - value;
    first += move * move;
    change += (elementAt(two, place) - elementAt(one, place) - move) ** 2;
  }
  const length = change === 0 ? 1 : Math.max(1, Math.sqrt(first / change));
  return zero.map((value, place) => {
    const move = elementAt(one, place) - value;
    const bend = elementAt(two, place) - elementAt(one, place) - move;
    return value + 2 * length * move + length * length * bend;
  });
}
