import { elementAt } from "./element-at.js";

/** Settings of `dawidSkene`. */
export interface DawidSkeneOptions {
  /**
   * Pseudo-count added to every cell of every confusion matrix and to every class of the prior: 0 or more. A little keeps a
   * rater who was never seen to err from being taken for infallible.
   *
   * @default 0
   */
  readonly smoothing?: number | undefined;
  /**
   * The iteration ends once no posterior moves by more.
   *
   * @default 1e-8
   */
  readonly tolerance?: number | undefined;
  /**
   * Most iterations.
   *
   * @default 2000
   */
  readonly iterations?: number | undefined;
}

/** What `dawidSkene` finds. */
export interface DawidSkene {
  /** By item: the probability of each class, given the votes. */
  readonly posteriors: readonly Float64Array[];
  /** Share of each class. */
  readonly prior: Float64Array;
  /** By rater: the probability of a vote (second index) by true class (first), row after row. */
  readonly confusion: readonly Float64Array[];
  /** Logarithm of the probability of all votes, natural. */
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Stands for a vote that was not cast. */
const missing = -1;

/**
 * The true class of each item and each rater's confusion matrix, from votes alone, by expectation maximisation.
 *
 * Use it to make one verdict of several judges' without any gold: it learns who errs how. Do not take its posteriors for
 * probabilities where raters err together: given the true class it takes their votes for independent, and is too sure.
 *
 * Formula in words: start with the share of votes for each class. In turn, estimate the share of each class and each rater's
 * confusion matrix, weighing every item by the probabilities of its classes; then compute these probabilities by Bayes' rule
 * as the prior times the product of the raters' confusion probabilities. The likelihood never falls; the start is the same for the same
 * votes, so the result is too.
 *
 * Source: Dawid and Skene (1979), Journal of the Royal Statistical Society C 28(1), pp. 20-28, doi:10.2307/2346806.
 *
 * Complexity: O(iterations * raters * items * classes).
 *
 * Edge cases:
 * - No rater, or no vote: undefined.
 * - An item without votes takes no part; its posterior is the prior.
 * - A class that a rater's items never have: its row is even, 1 / classes.
 * - Raters who are mostly wrong: the classes may end exchanged; nothing but the votes says which is which.
 *
 * @param votes by rater, the class of each item: a whole number from 0 to classes - 1, or -1 for no vote
 * @param classes number of classes, 2 or more
 * @param options smoothing, tolerance, most iterations
 * @returns posteriors, prior and confusion matrices, or the reason why there are none
 * @throws RangeError if the numbers of items differ, or a vote, the classes or an option are out of range
 */
export function dawidSkene(
  votes: readonly ArrayLike<number>[],
  classes: number,
  options: DawidSkeneOptions = {},
): DawidSkene | { readonly undefined: string } {
  const { smoothing = 0 } = options;
  if (!Number.isSafeInteger(classes) || classes < 2 || !(smoothing >= 0 && smoothing < Infinity)) {
    throw new RangeError(`Cannot fit Dawid-Skene: got ${classes} classes and smoothing ${smoothing}`);
  }
  checkVotes(votes, classes);
  if (votes.length === 0) return { undefined: "no raters" };
  const start = voteShares(votes, classes);
  const voted = start.map((shares) => shares.some((share) => share > 0));
  if (!voted.includes(true)) return { undefined: "no votes" };
  return iterate(start, { votes, classes, voted, smoothing }, options);
}

function iterate(start: readonly Float64Array[], data: VoteData, options: DawidSkeneOptions): DawidSkene {
  const { tolerance = 1e-8, iterations = 2000 } = options;
  let fit = fitTo(start, data);
  let found = posteriorsUnder(fit, data);
  let moved = largestMove(start, found.posteriors, data.voted);
  let iteration = 1;
  while (moved > tolerance && iteration < iterations) {
    const before = found.posteriors;
    fit = fitTo(before, data);
    found = posteriorsUnder(fit, data);
    moved = largestMove(before, found.posteriors, data.voted);
    iteration += 1;
  }
  return { ...fit, ...found, iterations: iteration, converged: moved <= tolerance };
}

function checkVotes(votes: readonly ArrayLike<number>[], classes: number): void {
  const items = votes[0]?.length ?? 0;
  for (const [rater, row] of votes.entries()) {
    if (row.length !== items)
      throw new RangeError(`Cannot fit Dawid-Skene: got ${items} and ${row.length} items`);
    for (let item = 0; item < items; item += 1) {
      const vote = elementAt(row, item);
      if (Number.isInteger(vote) && vote >= missing && vote < classes) continue;
      throw new RangeError(`Cannot fit Dawid-Skene: got vote ${vote} of rater ${rater} on item ${item}`);
    }
  }
}

interface VoteData {
  readonly votes: readonly ArrayLike<number>[];
  readonly classes: number;
  /** By item: whether anybody voted on it. */
  readonly voted: readonly boolean[];
  readonly smoothing: number;
}

type Fit = Pick<DawidSkene, "prior" | "confusion">;

/** By item, the share of its votes for each class; zeros where nobody voted. */
function voteShares(votes: readonly ArrayLike<number>[], classes: number): Float64Array[] {
  const items = votes[0]?.length ?? 0;
  return Array.from({ length: items }, (_, item) => {
    const shares = new Float64Array(classes);
    let count = 0;
    for (const row of votes) {
      const vote = elementAt(row, item);
      if (vote === missing) continue;
      shares[vote] = elementAt(shares, vote) + 1;
      count += 1;
    }
    return count === 0 ? shares : shares.map((share) => share / count);
  });
}

function fitTo(posteriors: readonly Float64Array[], { votes, classes, voted, smoothing }: VoteData): Fit {
  const prior = new Float64Array(classes).fill(smoothing);
  for (const [item, shares] of posteriors.entries()) if (voted[item] === true) addTo(prior, shares);
  const confusion = votes.map((row) => {
    const counts = new Float64Array(classes * classes).fill(smoothing);
    for (const [item, shares] of posteriors.entries()) {
      const vote = elementAt(row, item);
      if (vote === missing) continue;
      for (let truth = 0; truth < classes; truth += 1) {
        const place = truth * classes + vote;
        counts[place] = elementAt(counts, place) + elementAt(shares, truth);
      }
    }
    for (let truth = 0; truth < classes; truth += 1) {
      makeSumOne(counts.subarray(truth * classes, (truth + 1) * classes));
    }
    return counts;
  });
  makeSumOne(prior);
  return { prior, confusion };
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (const [place, value] of values.entries()) sums[place] = elementAt(sums, place) + value;
}

/** Divides by the sum, in place; nothing at all becomes even. */
function makeSumOne(values: Float64Array): void {
  const sum = values.reduce((total, value) => total + value, 0);
  for (const [place, value] of values.entries()) values[place] = sum > 0 ? value / sum : 1 / values.length;
}

function posteriorsUnder(
  { prior, confusion }: Fit,
  { votes, classes, voted }: VoteData,
): Pick<DawidSkene, "posteriors" | "logLikelihood"> {
  const logPrior = prior.map(Math.log);
  const logs = confusion.map((matrix) => matrix.map(Math.log));
  let logLikelihood = 0;
  const posteriors = voted.map((any, item) => {
    const values = logPrior.slice();
    if (!any) return prior.slice();
    for (const [rater, row] of votes.entries()) {
      const vote = elementAt(row, item);
      if (vote === missing) continue;
      const matrix = elementAt(logs, rater);
      for (let truth = 0; truth < classes; truth += 1) {
        values[truth] = elementAt(values, truth) + elementAt(matrix, truth * classes + vote);
      }
    }
    const most = values.reduce((a, b) => Math.max(a, b));
    const sum = values.reduce((total, value) => total + Math.exp(value - most), 0);
    logLikelihood += most + Math.log(sum);
    return values.map((value) => Math.exp(value - most) / sum);
  });
  return { posteriors, logLikelihood };
}

function largestMove(
  before: readonly Float64Array[],
  after: readonly Float64Array[],
  voted: readonly boolean[],
): number {
  let most = 0;
  for (const [item, shares] of after.entries()) {
    if (voted[item] !== true) continue;
    for (const [place, share] of shares.entries()) {
      most = Math.max(most, Math.abs(share - elementAt(elementAt(before, item), place)));
    }
  }
  return most;
}
