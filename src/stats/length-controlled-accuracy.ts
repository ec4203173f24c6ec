import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import { logisticRegression, type LogisticRegression } from "./logistic-regression.js";

/** What `lengthControlledAccuracy` works on. */
export interface LengthControlledAccuracyOptions {
  /** 1 where the judge preferred the better output, 0 where the other; ties are to be left out. */
  readonly correct: readonly number[];
  /** Length of the better output minus that of the other, in any unit. */
  readonly lengthDifferences: readonly number[];
  /** What else moves the choice, by name, each signed towards the better output: 1 where it was shown first, -1 where second. */
  readonly covariates?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Label of the cluster of each observation. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** Accuracy as it would be if both outputs were as long. */
export interface LengthControlledAccuracy extends Interval {
  readonly value: number;
  /** The plain share of right choices among the same observations. */
  readonly raw: number;
  /** The regression behind it; predictor `length` is the bounded difference in length. */
  readonly fit: LogisticRegression;
}

/**
 * Length-controlled accuracy: how often a judge would prefer the better output if length told it nothing.
 *
 * Use it beside the plain accuracy: a judge that likes long outputs looks good where the better ones are longer. It extrapolates by a
 * model; `lengthBalancedAccuracy` weighs what there is instead. Where the two differ much, trust neither.
 *
 * Formula in words: a logistic regression of right choices on a constant, on tanh(length difference / s) and on the covariates, s being
 * the root mean square of the differences (a standard deviation about 0, so that it does not matter which output is called the
 * better one). The value is the mean fitted probability with the length term set to 0. Its interval is that of its log-odds by the delta
 * method, cluster-robust.
 *
 * Source: Dubois et al. (2024), Length-Controlled AlpacaEval, arXiv 2404.04475, whose model of win rates this carries over to accuracy;
 * statsmodels `Logit` for the fit.
 *
 * Complexity: that of `logisticRegression`.
 *
 * Edge cases:
 * - A covariate whose mean is far from 0 costs its interval digits: the square of how many standard deviations, times 1e-16. From
 *   some 100,000 on subtract the mean before.
 * - All lengths equal, a judge that is always right, separation by length: undefined, with the reason of the regression.
 *
 * @param options choices, lengths, covariates, clusters and level
 * @returns the accuracy, 0..1, or the reason why there is none
 * @throws RangeError if lengths differ, a choice is not 0 or 1, a covariate is called `length` or `intercept`, or the level is out
 *   of range
 * @throws TypeError if a number is NaN or infinite
 */
export function lengthControlledAccuracy(
  options: LengthControlledAccuracyOptions,
): LengthControlledAccuracy | { readonly undefined: string } {
  const { correct, lengthDifferences, covariates = {}, clusters, level } = options;
  if (Object.hasOwn(covariates, "length")) {
    throw new RangeError(
      "Cannot control for length: 'length' is added by itself, no covariate can have that name",
    );
  }
  const squares = lengthDifferences.reduce((sum, difference) => sum + difference * difference, 0);
  const scale = Math.sqrt(squares / lengthDifferences.length);
  const length = lengthDifferences.map((difference) => (scale === 0 ? 0 : Math.tanh(difference / scale)));
  const fit = logisticRegression({
    outcomes: correct,
    predictors: { length, ...covariates },
    clusters,
    level,
  });
  if ("undefined" in fit) return fit;
  const raw = correct.reduce((sum, value) => sum + value, 0) / correct.length;
  return { ...withoutLength(fit, covariates), raw, fit };
}

/** Mean fitted probability with the length term at 0, with its interval. */
function withoutLength(
  fit: LogisticRegression,
  covariates: Readonly<Record<string, readonly number[]>>,
): Interval & { readonly value: number } {
  const gradient = new Float64Array(fit.names.length);
  let sum = 0;
  for (let i = 0; i < fit.n; i++) {
    const row = fit.names.map((name) =>
      name === "intercept" ? 1 : name === "length" ? 0 : (covariates[name]?.[i] ?? 0),
    );
    const eta = row.reduce(
      (total, x, k) => total + x * (fit.coefficients[elementAt(fit.names, k)]?.value ?? 0),
      0,
    );
    const p = 1 / (1 + Math.exp(-eta));
    sum += p;
    row.forEach((x, k) => {
      gradient[k] = elementAt(gradient, k) + (p * (1 - p) * x) / fit.n;
    });
  }
  const value = sum / fit.n;
  const variance = fit.covariance.reduce(
    (total, line, a) =>
      total +
      line.reduce((part, entry, b) => part + entry * elementAt(gradient, a) * elementAt(gradient, b), 0),
    0,
  );
  const half = (fit.criticalValue * Math.sqrt(Math.max(0, variance))) / (value * (1 - value));
  const logOdds = Math.log(value / (1 - value));
  return { value, low: 1 / (1 + Math.exp(half - logOdds)), high: 1 / (1 + Math.exp(-half - logOdds)) };
}
