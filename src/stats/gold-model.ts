/** Responses and priors as `suspectGold` works on them. */
export interface GoldModelData {
  readonly raters: number;
  readonly items: number;
  /** How right by the gold, 0..1, rater after rater; -1 where there is no response. */
  readonly values: Float64Array;
  /** By rater, above 0 and at most 1. */
  readonly weights: Float64Array;
  readonly prior: number;
  readonly strength: number;
}

/** What the model says of raters and items as a whole. */
export interface GoldState {
  readonly abilities: Float64Array;
  readonly spread: number;
  readonly rate: number;
}

/** What one step of expectation maximisation gives. */
export interface GoldPass {
  readonly next: GoldState;
  /** By item: the probability of a wrong gold before the step. */
  readonly wrong: Float64Array;
  /** Log posterior density before the step, up to a constant. */
  readonly objective: number;
}

/** Standard deviation of the prior of abilities. */
const abilitySpread = 2;
/** The ease of items is summed from minus this to this. */
const widest = 10;

/**
 * One step of expectation maximisation for items whose gold may be wrong, as `suspectGold` repeats it.
 *
 * Use it only there. As in `itemModel`, the log-likelihood of an item is a part that is the same for all items plus a straight
 * line in its ease, which a wrong gold turns around.
 *
 * Formula in words: for each item the posterior over points of ease under either gold; from them the rate, the spread (root
 * mean square of the ease), and each rater's ability by Newton's method, which is a concave maximum.
 *
 * Source: Bock and Aitkin (1981), Psychometrika 46(4), pp. 443-459, with raters and items exchanged.
 *
 * Complexity: O(raters * items + (raters + items + missing) * points).
 *
 * Edge cases: an item without responses keeps the prior.
 *
 * @param data responses, weights, priors
 * @returns a function from a state to a step
 */
export function goldModel(data: GoldModelData): (state: GoldState) => GoldPass {
  const points = Math.max(121, 2 * Math.ceil(6 * Math.sqrt(data.raters)) + 1);
  const eases = Float64Array.from(
    { length: points },
    (_, point) => -widest + (2 * widest * point) / (points - 1),
  );
  const missing: number[][] = Array.from({ length: data.items }, () => []);
  for (const [place, value] of data.values.entries()) {
    if (value < 0) missing[place % data.items]?.push(Math.floor(place / data.items));
  }
  return (state) => {
    const found = expectItems(data, { state, eases, missing });
    const { prior, strength, items } = data;
    const total = found.wrong.reduce((sum, wrong) => sum + wrong, 0);
    return {
      next: {
        abilities: fitAbilities(data, { state, eases, found }),
        spread: Math.max(0.01, Math.sqrt(found.squares / items)),
        rate: (total + strength * prior) / (items + strength),
      },
      wrong: found.wrong,
      objective: found.objective + logPrior(data, state),
    };
  };
}

function logPrior({ prior, strength }: GoldModelData, { abilities, rate }: GoldState): number {
  const ofAbilities = abilities.reduce((sum, ability) => sum - (ability / abilitySpread) ** 2 / 2, 0);
  return ofAbilities + strength * (prior * Math.log(rate) + (1 - prior) * Math.log(1 - rate));
}

interface ExpectParts {
  readonly state: GoldState;
  readonly eases: Float64Array;
  /** By item, the raters without a response. */
  readonly missing: readonly (readonly number[])[];
}

interface Expected {
  readonly wrong: Float64Array;
  /** Item after item, the probability of each ease. */
  readonly posterior: Float64Array;
  /** Sum over items of the expected square of the ease. */
  readonly squares: number;
  readonly objective: number;
}

function expectItems(data: GoldModelData, { state, eases, missing }: ExpectParts): Expected {
  const { raters, items } = data;
  const points = eases.length;
  const logWrong = logWrongTable(data, state, eases);
  const shared = new Float64Array(points);
  for (let rater = 0; rater < raters; rater += 1) add(shared, logWrong, { start: rater * points, sign: 1 });
  const logEase = eases.map((ease) => -((ease / state.spread) ** 2) / 2);
  const scale = logSum(logEase);
  const wrong = new Float64Array(items);
  const posterior = new Float64Array(items * points);
  let [squares, objective] = [0, 0];
  for (let item = 0; item < items; item += 1) {
    const base = shared.slice();
    for (const rater of missing[item] ?? []) add(base, logWrong, { start: rater * points, sign: -1 });
    const line = linesOf(data, state, item);
    const asIs = base.map(
      (log, point) => log + (logEase[point] ?? 0) - scale + line.constant + line.slope * (eases[point] ?? 0),
    );
    const turned = base.map(
      (log, point) =>
        log + (logEase[point] ?? 0) - scale + line.turnedConstant + line.turnedSlope * (eases[point] ?? 0),
    );
    const [right, flipped] = [logSum(asIs) + Math.log(1 - state.rate), logSum(turned) + Math.log(state.rate)];
    const most = Math.max(right, flipped);
    const both = most + Math.log(Math.exp(right - most) + Math.exp(flipped - most));
    objective += both;
    wrong[item] = Math.exp(flipped - both);
    for (let point = 0; point < points; point += 1) {
      const share =
        Math.exp((asIs[point] ?? 0) + Math.log(1 - state.rate) - both) +
        Math.exp((turned[point] ?? 0) + Math.log(state.rate) - both);
      posterior[item * points + point] = share;
      squares += share * (eases[point] ?? 0) ** 2;
    }
  }
  return { wrong, posterior, squares, objective };
}

/** The weighted logarithm of the probability of being wrong, rater after rater, by ease. */
function logWrongTable(
  { raters, weights }: GoldModelData,
  { abilities }: GoldState,
  eases: Float64Array,
): Float64Array {
  const table = new Float64Array(raters * eases.length);
  for (let rater = 0; rater < raters; rater += 1) {
    for (let point = 0; point < eases.length; point += 1) {
      const logit = (abilities[rater] ?? 0) + (eases[point] ?? 0);
      table[rater * eases.length + point] =
        -(weights[rater] ?? 0) * (Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))));
    }
  }
  return table;
}

function add(
  to: Float64Array,
  table: Float64Array,
  { start, sign }: { readonly start: number; readonly sign: 1 | -1 },
): void {
  for (let point = 0; point < to.length; point += 1) {
    to[point] = (to[point] ?? 0) + sign * (table[start + point] ?? 0);
  }
}

/** Of an item's log-likelihood, what depends on the responses: constant + slope * ease, as the gold is and turned around. */
function linesOf(
  { raters, items, values, weights }: GoldModelData,
  { abilities }: GoldState,
  item: number,
): {
  readonly constant: number;
  readonly slope: number;
  readonly turnedConstant: number;
  readonly turnedSlope: number;
} {
  let [constant, slope, turnedConstant, turnedSlope] = [0, 0, 0, 0];
  for (let rater = 0; rater < raters; rater += 1) {
    const value = values[rater * items + item] ?? -1;
    if (value < 0) continue;
    const weight = weights[rater] ?? 0;
    const ability = abilities[rater] ?? 0;
    constant += weight * value * ability;
    slope += weight * value;
    turnedConstant += weight * (1 - value) * ability;
    turnedSlope += weight * (1 - value);
  }
  return { constant, slope, turnedConstant, turnedSlope };
}

function logSum(logs: Float64Array): number {
  let most = -Infinity;
  for (const log of logs) most = Math.max(most, log);
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - most);
  return most + Math.log(sum);
}

interface FitParts {
  readonly state: GoldState;
  readonly eases: Float64Array;
  readonly found: Expected;
}

function fitAbilities(data: GoldModelData, { state, eases, found }: FitParts): Float64Array {
  const { items, values, weights } = data;
  const points = eases.length;
  const all = new Float64Array(points);
  for (let item = 0; item < items; item += 1) add(all, found.posterior, { start: item * points, sign: 1 });
  return state.abilities.map((start, rater) => {
    const mass = all.slice();
    let rights = 0;
    for (let item = 0; item < items; item += 1) {
      const value = values[rater * items + item] ?? -1;
      if (value < 0) {
        add(mass, found.posterior, { start: item * points, sign: -1 });
        continue;
      }
      const wrong = found.wrong[item] ?? 0;
      rights += (1 - wrong) * value + wrong * (1 - value);
    }
    return fitAbility({ mass, rights, eases, weight: weights[rater] ?? 0, start });
  });
}

interface AbilityParts {
  readonly mass: Float64Array;
  readonly rights: number;
  readonly eases: Float64Array;
  readonly weight: number;
  readonly start: number;
}

function fitAbility({ mass, rights, eases, weight, start }: AbilityParts): number {
  let ability = start;
  for (let iteration = 0; iteration < 50; iteration += 1) {
    let gradient = weight * rights - ability / abilitySpread ** 2;
    let curvature = abilitySpread ** -2;
    for (let point = 0; point < mass.length; point += 1) {
      const count = weight * (mass[point] ?? 0);
      if (count < 1e-13) continue;
      const right = 1 / (1 + Math.exp(-(ability + (eases[point] ?? 0))));
      gradient -= count * right;
      curvature += count * right * (1 - right);
    }
    const step = gradient / curvature;
    ability += Math.max(-2, Math.min(2, step));
    if (Math.abs(step) < 1e-6) break;
  }
  return ability;
}
