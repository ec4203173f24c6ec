import { elementAt } from "./element-at.js";
import { invertPositive } from "./invert-positive.js";
import { standardiseColumns, type StandardisedColumns } from "./standardise-columns.js";

const MOST_STEPS = 60;
/** Largest move of the last step, in log-odds at a predictor's root mean square. */
const CONVERGED = 1e-11;
/** Share of the largest move by which others may still go against their outcome: those that are not separated have nearly settled. */
const AGAINST = 0.01;

type Columns = readonly (readonly number[])[];

/** Where the likelihood is highest. */
export interface LogisticMaximum {
  /** The coefficients. */
  readonly beta: readonly number[];
  /** The columns as they were fitted, centred and scaled, and the way back. */
  readonly standardised: StandardisedColumns;
  /** Inverse of the information of these columns. */
  readonly inverse: readonly (readonly number[])[];
  /** Outcome minus fitted probability, of each observation. */
  readonly residuals: Float64Array;
  readonly logLikelihood: number;
  readonly steps: number;
}

/**
 * Coefficients of a logistic regression that make the outcomes most likely.
 *
 * `logisticRegression` adds standard errors to it. On its own it serves where a fit is repeated many times.
 *
 * Formula in words: the columns are centred and scaled (`standardiseColumns`). From coefficients of 0, Newton's steps, each halved until the likelihood does not fall, until nothing moves.
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4.
 *
 * Complexity: O(steps * n * k^2) for k columns; some ten steps, 60 where there is no maximum.
 *
 * Edge cases:
 * - Without separation and without dependent columns the maximum exists, and Newton's steps shrink faster and faster. Where the
 *   outcomes are separated each step adds about 1 to the log-odds for ever: no end after 60 steps is reported as separation.
 * - An information that cannot be inverted: separation if the step before took every observation towards its outcome or left it where
 *   it was; else, and always at the first step, dependent columns, the first of which is named.
 *
 * @param given one array of n finite values for each coefficient, the constant included
 * @param outcomes 0 or 1 for each observation
 * @param names of the columns, for the reason why there is no maximum
 * @returns the maximum, or the reason why there is none
 */
export function maximiseLogistic(
  given: Columns,
  outcomes: readonly number[],
  names: readonly string[],
): LogisticMaximum | { readonly undefined: string } {
  const standardised = standardiseColumns(given);
  const { columns, movesOf } = standardised;
  const scales = columns.map(rootMeanSquare);
  let beta = columns.map(() => 0);
  let state = stateAt(columns, outcomes, beta);
  let direction = beta;
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    const solved = invertPositive(state.information);
    if ("dependent" in solved) {
      const name = elementAt(names, solved.dependent);
      // At the first step all weights are alike: only the columns themselves can be at fault.
      return steps > 1 && isRecession(columns, outcomes, direction)
        ? separated(movesOf(direction), names)
        : { undefined: `'${name}' is constant, or made up of the predictors before it` };
    }
    const { inverse } = solved;
    direction = inverse.map((row) =>
      row.reduce((sum, entry, k) => sum + entry * elementAt(state.score, k), 0),
    );
    const { residuals, logLikelihood } = state;
    const top = standardised.coefficientsOf(beta);
    const maximum = (): LogisticMaximum => ({
      beta: top,
      standardised,
      inverse,
      residuals,
      logLikelihood,
      steps,
    });
    const moved = direction.reduce(
      (most, step, k) => Math.max(most, Math.abs(step) * elementAt(scales, k)),
      0,
    );
    if (moved < CONVERGED) {
      return maximum();
    }
    const next = climb({ columns, outcomes, beta, direction, from: state.logLikelihood });
    // Rounding alone keeps it from climbing: this is the top.
    if (next === undefined) return maximum();
    ({ beta, state } = next);
  }
  return separated(movesOf(direction), names);
}

/** Whether a step takes no observation away from its outcome, but some towards it: that defines separation. */
function isRecession(columns: Columns, outcomes: readonly number[], step: readonly number[]): boolean {
  const moves = outcomes.map((outcome, i) => {
    const eta = columns.reduce((sum, column, k) => sum + elementAt(column, i) * elementAt(step, k), 0);
    return outcome === 1 ? eta : -eta;
  });
  const most = moves.reduce((largest, move) => Math.max(largest, Math.abs(move)), 0);
  return moves.every((move) => move >= -AGAINST * most);
}

/** Newton never ends only where there is no maximum: what still moves is what separates. */
function separated(moves: readonly number[], names: readonly string[]): { readonly undefined: string } {
  const most = Math.max(...moves);
  const running = names.filter((_, k) => elementAt(moves, k) > most / 100).map((name) => `'${name}'`);
  return {
    undefined: `separation: the outcomes follow from ${running.join(", ")} without exception, so that no finite effect fits`,
  };
}

interface Climb {
  readonly columns: Columns;
  readonly outcomes: readonly number[];
  readonly beta: readonly number[];
  readonly direction: readonly number[];
  /** Log-likelihood at beta. */
  readonly from: number;
}

/** A step that does not lose likelihood: Newton's, or half of it, a quarter, ... */
function climb({
  columns,
  outcomes,
  beta,
  direction,
  from,
}: Climb): { beta: number[]; state: State } | undefined {
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = beta.map((value, k) => value + share * elementAt(direction, k));
    const state = stateAt(columns, outcomes, next);
    if (state.logLikelihood >= from - 1e-12 * Math.abs(from)) return { beta: next, state };
  }
  return undefined;
}

interface State {
  readonly logLikelihood: number;
  readonly residuals: Float64Array;
  readonly score: Float64Array;
  readonly information: number[][];
}

function stateAt(columns: Columns, outcomes: readonly number[], beta: readonly number[]): State {
  const n = outcomes.length;
  const size = columns.length;
  const residuals = new Float64Array(n);
  const score = new Float64Array(size);
  const information = columns.map(() => new Array<number>(size).fill(0));
  let logLikelihood = 0;
  for (const [i, outcome] of outcomes.entries()) {
    const row = columns.map((column) => elementAt(column, i));
    const eta = row.reduce((sum, x, k) => sum + x * elementAt(beta, k), 0);
    // Towards the outcome that came: log(1 + exp(-margin)) without overflow.
    const margin = outcome === 1 ? eta : -eta;
    logLikelihood -= margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    const away = 1 / (1 + Math.exp(margin));
    const residual = outcome === 1 ? away : -away;
    residuals[i] = residual;
    addObservation({ row, residual, weight: away * (1 - away) }, score, information);
  }
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) elementAt(information, b)[a] = information[a]?.[b] ?? 0;
  return { logLikelihood, residuals, score, information };
}

function addObservation(
  {
    row,
    residual,
    weight,
  }: { readonly row: readonly number[]; readonly residual: number; readonly weight: number },
  score: Float64Array,
  information: number[][],
): void {
  for (const [a, x] of row.entries()) {
    score[a] = elementAt(score, a) + x * residual;
    const line = elementAt(information, a);
    const scaled = weight * x;
    for (let b = 0; b <= a; b++) line[b] = elementAt(line, b) + scaled * elementAt(row, b);
  }
}

function rootMeanSquare(column: readonly number[]): number {
  return Math.sqrt(column.reduce((sum, x) => sum + x * x, 0) / column.length);
}
