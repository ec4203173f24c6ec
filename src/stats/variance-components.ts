import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/** A factor of the table. */
export interface Factor {
  readonly name: string;
  /** Number of its levels, at least 2. */
  readonly levels: number;
}

/** The variance of one effect. */
export interface VarianceComponent {
  /** Names of the factors of the effect, in the order of the factors; all of them for interaction and noise together. */
  readonly factors: readonly string[];
  /** Degrees of freedom. */
  readonly df: number;
  /** Mean square. */
  readonly meanSquare: number;
  /** The estimate, which may be negative by chance. */
  readonly raw: number;
  /** The estimate, 0 if it is negative. */
  readonly value: number;
  /** Share of the sum of all components, or 0 if all are 0. */
  readonly share: number;
}

/** Beyond this number of factors the subsets are too many to be of use. */
const MOST_FACTORS = 6;

/**
 * Variance components of a complete table of crossed factors, such as accuracies by evaluator, protocol and dataset, all
 * seen as random, by the method of moments.
 *
 * Use it to say how much of the variation among cells is due to evaluators, to protocols, to how the two go together, and
 * so on, as for other evaluators and protocols of the same kind. With one value a cell, the highest interaction and the
 * noise of the cells are one component. Repeats are a further factor.
 *
 * Formula in words: the mean square of an effect expects the sum of the variances of all effects that contain its factors,
 * each times the number of cells over which its levels repeat. Solved for the variances: that of an effect is the sum, with
 * alternating signs, of the mean squares of all effects that contain its factors, divided by the product of the numbers of
 * levels of the other factors.
 *
 * Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 4 (ANOVA estimators for balanced data); as
 * generalizability theory: Brennan (2001), Generalizability Theory, chapter 3. Equals REML (R `lme4::lmer`) where no
 * component is negative.
 *
 * Complexity: O(cells * 4^factors).
 *
 * Edge cases:
 * - A factor with fewer than two levels: undefined.
 * - A negative estimate is reported as 0 with the raw one beside: the component is small, or the model is wrong.
 * - The table must be complete: no cell may be missing.
 *
 * @param values the cells, the last factor running fastest
 * @param factors the factors, at most 6
 * @returns one component for each set of factors, smaller sets first, or the reason why there are none
 * @throws RangeError if the number of values is not the product of the levels, or there is no factor or too many
 * @throws TypeError if a value is NaN or infinite
 */
export function varianceComponents(
  values: ArrayLike<number>,
  factors: readonly Factor[],
): readonly VarianceComponent[] | { readonly undefined: string } {
  checkFinite(values, "estimate variances");
  const cells = factors.reduce((product, { levels }) => product * levels, 1);
  if (factors.length === 0 || factors.length > MOST_FACTORS) {
    throw new RangeError(`Cannot estimate variances: got ${factors.length} factors`);
  }
  if (values.length !== cells) {
    throw new RangeError(`Cannot estimate variances: got ${values.length} values for ${cells} cells`);
  }
  const short = factors.find(({ levels }) => levels < 2);
  if (short !== undefined) return { undefined: `${short.name} has fewer than two levels` };
  const sets = Array.from({ length: 2 ** factors.length }, (_, set) => set);
  const means = sets.map((set) => marginalMeans(values, factors, set));
  const meanSquares = sets.map((set) => sumOfSquares(means, set) / degreesOf(factors, set));
  const raw = sets.map((set) => {
    const containing = sets.filter((other) => (other & set) === set);
    const sum = containing.reduce(
      (total, other) => total + sign(other ^ set) * elementAt(meanSquares, other),
      0,
    );
    return (
      sum / factors.reduce((product, { levels }, place) => (has(set, place) ? product : product * levels), 1)
    );
  });
  const total = raw.reduce((sum, variance, set) => sum + (set === 0 ? 0 : Math.max(0, variance)), 0);
  return sets
    .slice(1)
    .sort((a, b) => bits(a) - bits(b) || a - b)
    .map((set) => ({
      factors: factors.filter((_, place) => has(set, place)).map(({ name }) => name),
      df: degreesOf(factors, set),
      meanSquare: elementAt(meanSquares, set),
      raw: elementAt(raw, set),
      value: Math.max(0, elementAt(raw, set)),
      share: total === 0 ? 0 : Math.max(0, elementAt(raw, set)) / total,
    }));
}

/** A set of factors is a number whose bits say which belong to it. */
function has(set: number, place: number): boolean {
  return ((set >> place) & 1) === 1;
}

function bits(set: number): number {
  return set === 0 ? 0 : (set & 1) + bits(set >> 1);
}

function sign(set: number): number {
  return bits(set) % 2 === 0 ? 1 : -1;
}

function degreesOf(factors: readonly Factor[], set: number): number {
  return factors.reduce(
    (product, { levels }, place) => (has(set, place) ? product * (levels - 1) : product),
    1,
  );
}

/** For each cell the mean of all cells that share its levels of the factors of a set. */
function marginalMeans(values: ArrayLike<number>, factors: readonly Factor[], set: number): Float64Array {
  const steps = factors.map(({ levels }, place) => ({ levels, counts: has(set, place) })).reverse();
  const groupOf = (cell: number): number => {
    let rest = cell;
    let group = 0;
    for (const { levels, counts } of steps) {
      if (counts) group = group * levels + (rest % levels);
      rest = Math.floor(rest / levels);
    }
    return group;
  };
  const groups = new Int32Array(values.length);
  for (let cell = 0; cell < groups.length; cell++) groups[cell] = groupOf(cell);
  const sums = new Float64Array(values.length);
  const sizes = new Float64Array(values.length);
  for (let cell = 0; cell < groups.length; cell++) {
    const group = elementAt(groups, cell);
    sums[group] = elementAt(sums, group) + elementAt(values, cell);
    sizes[group] = elementAt(sizes, group) + 1;
  }
  return Float64Array.from(groups, (group) => elementAt(sums, group) / elementAt(sizes, group));
}

/** Sum over cells of the squared effect of a set: its means less those of all smaller sets, with alternating signs. */
function sumOfSquares(means: readonly Float64Array[], set: number): number {
  const within = means.flatMap((mean, other) =>
    (other & set) === other ? [{ mean, sign: sign(set ^ other) }] : [],
  );
  let sum = 0;
  for (let cell = 0; cell < elementAt(means, 0).length; cell++) {
    sum += within.reduce((effect, part) => effect + part.sign * elementAt(part.mean, cell), 0) ** 2;
  }
  return sum;
}
