import { elementAt } from "./element-at.js";

/** Means and standard deviations of the normal priors of item parameters. */
export interface ItemPriors {
  readonly discrimination: { readonly mean: number; readonly sd: number };
  readonly intercept: { readonly mean: number; readonly sd: number };
}

/** Responses as `itemResponse` works on them. */
export interface ResponseTable {
  readonly raters: number;
  readonly items: number;
  /** How right, 0..1, rater after rater; -1 where there is no response. */
  readonly values: Float64Array;
}

/** What one pass over the raters and one over the items give. */
export interface ItemPass {
  /** Discriminations, then intercepts, after the pass. */
  readonly next: Float64Array;
  /** Log posterior density of the parameters before the pass, up to a constant. */
  readonly objective: number;
  /** By rater: posterior mean and standard deviation of the ability under the parameters before the pass. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** By item: standard errors of discrimination and of intercept, abilities being known up to their posterior. */
  readonly errors: readonly (readonly [number, number])[];
}

/**
 * One step of expectation maximisation for the two-parameter logistic model, as `itemResponse` repeats it.
 *
 * Use it only there. It rests on the log-likelihood of a rater at ability t being the sum over items of x (a t + d) plus that
 * of log(1 - P), of which the second does not depend on the responses: a complete table costs one pass over its cells, and
 * one over items and points. Missing responses are taken out of the sums that all raters share.
 *
 * Formula in words: each rater's posterior over the points of the quadrature under a standard normal prior; then for each item
 * Newton's method on the expected log-likelihood plus the log prior, which is concave in (a, d).
 *
 * Source: Bock and Aitkin (1981), Psychometrika 46(4), pp. 443-459, doi:10.1007/BF02293801.
 *
 * Complexity: O(raters * items + (raters + items + missing) * points).
 *
 * Edge cases: an item without responses keeps the mode of its prior; a rater without has the prior of abilities.
 *
 * @param table responses
 * @param points how many points of the quadrature, evenly from -6 to 6
 * @param priors of the item parameters
 * @returns a function from parameters (discriminations, then intercepts) to a pass
 */
export function itemModel(
  table: ResponseTable,
  points: number,
  priors: ItemPriors,
): (parameters: Float64Array) => ItemPass {
  const { raters, items, values } = table;
  const abilities = Float64Array.from({ length: points }, (_, point) => -6 + (12 * point) / (points - 1));
  const logWeights = normalLogWeights(abilities);
  const missing = missingPlaces(table);
  return (parameters) => {
    const discriminations = parameters.subarray(0, items);
    const intercepts = parameters.subarray(items);
    const { logWrong, right } = curves({ abilities, discriminations, intercepts });
    const shared = columnSums(logWrong, items, points);
    const posterior = new Float64Array(raters * points);
    const means = new Float64Array(raters);
    const deviations = new Float64Array(raters);
    let objective = logPrior(parameters, items, priors);
    for (let rater = 0; rater < raters; rater += 1) {
      const own = posterior.subarray(rater * points, (rater + 1) * points);
      const row = values.subarray(rater * items, (rater + 1) * items);
      const { slope, constant } = linearPart(row, discriminations, intercepts);
      for (let point = 0; point < points; point += 1) {
        own[point] =
          (logWeights[point] ?? 0) + (shared[point] ?? 0) + slope * (abilities[point] ?? 0) + constant;
      }
      for (const item of elementAt(missing.byRater, rater)) subtract(own, logWrong, item * points);
      objective += normalise(own);
      const moments = momentsOf(own, abilities);
      means[rater] = moments.mean;
      deviations[rater] = moments.deviation;
    }
    const all = columnSums(posterior, raters, points);
    const next = new Float64Array(2 * items);
    const errors = Array.from({ length: items }, (_, item): readonly [number, number] => {
      const mass = all.slice();
      for (const rater of elementAt(missing.byItem, item)) subtract(mass, posterior, rater * points);
      const { rights, moments } = rightSums(table, item, means);
      const start = [discriminations[item] ?? 0, intercepts[item] ?? 0] as const;
      const fit = fitItem({
        abilities,
        mass,
        rights,
        moments,
        priors,
        start,
        curve: right.subarray(item * points, (item + 1) * points),
      });
      next[item] = fit.discrimination;
      next[items + item] = fit.intercept;
      return fit.errors;
    });
    return { next, objective, means, deviations, errors };
  };
}

/** Sums over the raters with a response: of the responses, and of each times the rater's expected ability. */
function rightSums(
  { raters, items, values }: ResponseTable,
  item: number,
  means: Float64Array,
): { readonly rights: number; readonly moments: number } {
  let [rights, moments] = [0, 0];
  for (let rater = 0; rater < raters; rater += 1) {
    const value = values[rater * items + item] ?? 0;
    if (value < 0) continue;
    rights += value;
    moments += value * (means[rater] ?? 0);
  }
  return { rights, moments };
}

function normalLogWeights(abilities: Float64Array): Float64Array {
  const logs = abilities.map((ability) => (-ability * ability) / 2);
  const sum = logs.reduce((total, log) => total + Math.exp(log), 0);
  return logs.map((log) => log - Math.log(sum));
}

function missingPlaces({ raters, items, values }: ResponseTable): {
  readonly byRater: readonly (readonly number[])[];
  readonly byItem: readonly (readonly number[])[];
} {
  const byRater = Array.from({ length: raters }, (): number[] => []);
  const byItem = Array.from({ length: items }, (): number[] => []);
  for (const [place, value] of values.entries()) {
    if (value >= 0) continue;
    const rater = Math.floor(place / items);
    byRater[rater]?.push(place % items);
    byItem[place % items]?.push(rater);
  }
  return { byRater, byItem };
}

interface CurveParts {
  readonly abilities: Float64Array;
  readonly discriminations: Float64Array;
  readonly intercepts: Float64Array;
}

/** The probability of being right, and the logarithm of that of being wrong: item after item, by point. */
function curves({ abilities, discriminations, intercepts }: CurveParts): {
  readonly logWrong: Float64Array;
  readonly right: Float64Array;
} {
  const points = abilities.length;
  const logWrong = new Float64Array(discriminations.length * points);
  const right = new Float64Array(logWrong.length);
  for (let item = 0; item < discriminations.length; item += 1) {
    const slope = discriminations[item] ?? 0;
    const intercept = intercepts[item] ?? 0;
    for (let point = 0; point < points; point += 1) {
      const logit = slope * (abilities[point] ?? 0) + intercept;
      const small = Math.exp(-Math.abs(logit));
      logWrong[item * points + point] = -Math.max(logit, 0) - Math.log1p(small);
      right[item * points + point] = (logit < 0 ? small : 1) / (1 + small);
    }
  }
  return { logWrong, right };
}

function columnSums(table: Float64Array, rows: number, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      sums[column] = (sums[column] ?? 0) + (table[row * columns + column] ?? 0);
    }
  }
  return sums;
}

function subtract(from: Float64Array, table: Float64Array, start: number): void {
  for (let point = 0; point < from.length; point += 1) {
    from[point] = (from[point] ?? 0) - (table[start + point] ?? 0);
  }
}

/** Of a rater's log-likelihood, what depends on the responses: slope * ability + constant. */
function linearPart(
  row: Float64Array,
  discriminations: Float64Array,
  intercepts: Float64Array,
): { readonly slope: number; readonly constant: number } {
  let [slope, constant] = [0, 0];
  for (let item = 0; item < row.length; item += 1) {
    const value = row[item] ?? 0;
    if (value <= 0) continue;
    slope += value * (discriminations[item] ?? 0);
    constant += value * (intercepts[item] ?? 0);
  }
  return { slope, constant };
}

/** Log densities become probabilities, in place; returns the logarithm of their sum. */
function normalise(logs: Float64Array): number {
  const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let point = 0; point < logs.length; point += 1) {
    const density = Math.exp((logs[point] ?? 0) - most);
    logs[point] = density;
    sum += density;
  }
  for (let point = 0; point < logs.length; point += 1) logs[point] = (logs[point] ?? 0) / sum;
  return most + Math.log(sum);
}

function momentsOf(
  posterior: Float64Array,
  abilities: Float64Array,
): { readonly mean: number; readonly deviation: number } {
  let mean = 0;
  for (let point = 0; point < posterior.length; point += 1) {
    mean += (posterior[point] ?? 0) * (abilities[point] ?? 0);
  }
  let square = 0;
  for (let point = 0; point < posterior.length; point += 1) {
    square += (posterior[point] ?? 0) * ((abilities[point] ?? 0) - mean) ** 2;
  }
  return { mean, deviation: Math.sqrt(square) };
}

function logPrior(parameters: Float64Array, items: number, priors: ItemPriors): number {
  let sum = 0;
  for (const [place, value] of parameters.entries()) {
    const { mean, sd } = place < items ? priors.discrimination : priors.intercept;
    sum -= ((value - mean) / sd) ** 2 / 2;
  }
  return sum;
}

interface ItemParts {
  readonly abilities: Float64Array;
  /** Expected number of raters with a response at each point. */
  readonly mass: Float64Array;
  /** Sum of the responses, and of responses times expected abilities. */
  readonly rights: number;
  readonly moments: number;
  readonly priors: ItemPriors;
  readonly start: readonly [number, number];
  /** Probability of being right at each point, at the start. */
  readonly curve: Float64Array;
}

function fitItem({ abilities, mass, rights, moments, priors, start, curve }: ItemParts): {
  readonly discrimination: number;
  readonly intercept: number;
  readonly errors: readonly [number, number];
} {
  const [byA, byD] = [priors.discrimination.sd ** -2, priors.intercept.sd ** -2];
  let [a, d] = start;
  let errors: readonly [number, number] = [0, 0];
  for (let iteration = 0; iteration < 50; iteration += 1) {
    let gradientA = moments - (a - priors.discrimination.mean) * byA;
    let gradientD = rights - (d - priors.intercept.mean) * byD;
    let [aa, ad, dd] = [byA, 0, byD];
    for (let point = 0; point < mass.length; point += 1) {
      const count = mass[point] ?? 0;
      if (count < 1e-13) continue;
      const ability = abilities[point] ?? 0;
      const right = iteration === 0 ? (curve[point] ?? 0) : 1 / (1 + Math.exp(-(a * ability + d)));
      const expected = count * right;
      gradientA -= expected * ability;
      gradientD -= expected;
      const weight = expected * (1 - right);
      aa += weight * ability * ability;
      ad += weight * ability;
      dd += weight;
    }
    const determinant = aa * dd - ad * ad;
    const [stepA, stepD] = [
      (dd * gradientA - ad * gradientD) / determinant,
      (aa * gradientD - ad * gradientA) / determinant,
    ];
    // Where the curve is flat a full step overshoots.
    const damping = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepD)));
    a += damping * stepA;
    d += damping * stepD;
    errors = [Math.sqrt(dd / determinant), Math.sqrt(aa / determinant)];
    // Newton's error is the square of the step's.
    if (Math.max(Math.abs(stepA), Math.abs(stepD)) < 1e-5) break;
  }
  return { discrimination: a, intercept: d, errors };
}
