import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import type { LogisticRegression } from "./logistic-regression.js";

/** How much a predictor moves the probability of a 1. */
export interface AverageMarginalEffect extends Interval {
  /** Change of the probability for one unit of the predictor, -1..1 for small units. */
  readonly value: number;
  readonly se: number;
}

/**
 * Average marginal effect of a predictor of a logistic regression: its coefficient in units of probability.
 *
 * Use it to say in points what log-odds say badly. It is the slope at the observations that there are: elsewhere the same
 * coefficient makes fewer points where the outcome is nearly certain.
 *
 * Formula in words: the coefficient times the mean over observations of p (1 - p), p being the fitted probability. The standard
 * error is by the delta method from the coefficients' covariance, the predictors being taken as fixed.
 *
 * Source: Bartus (2005), Stata Journal 5(3), pp. 309-329; statsmodels `get_margeff(at = "overall", method = "dydx")`.
 *
 * Complexity: O(n k) for k coefficients.
 *
 * Edge cases:
 * - For a predictor of two values it is a slope and not the difference between the two.
 * - A predictor whose mean is far from 0 costs the standard error digits: the square of how many standard deviations, times 1e-16.
 *   From some 100,000 on subtract the mean before the fit.
 *
 * @param fit the regression
 * @param predictors those that it was fitted to
 * @param name of the predictor whose effect is wanted
 * @returns the effect, with an interval at the level of the regression
 * @throws RangeError if the regression has no such predictor, or the predictors lack one of its names
 */
export function averageMarginalEffect(
  fit: LogisticRegression,
  predictors: Readonly<Record<string, readonly number[]>>,
  name: string,
): AverageMarginalEffect {
  const wanted = fit.names.indexOf(name);
  if (wanted < 1)
    throw new RangeError(`Cannot compute a marginal effect: the regression has no predictor '${name}'`);
  const columns = fit.names.map((column) =>
    column === "intercept" ? undefined : values(predictors, column),
  );
  const betas = fit.names.map((column) => fit.coefficients[column]?.value ?? 0);
  const own = elementAt(betas, wanted);
  const gradient = new Float64Array(betas.length);
  let slope = 0;
  for (let i = 0; i < fit.n; i++) {
    const row = columns.map((column) => (column === undefined ? 1 : elementAt(column, i)));
    const eta = row.reduce((sum, x, k) => sum + x * elementAt(betas, k), 0);
    const p = 1 / (1 + Math.exp(-eta));
    const weight = p * (1 - p);
    slope += weight;
    row.forEach((x, k) => {
      gradient[k] = elementAt(gradient, k) + own * weight * (1 - 2 * p) * x;
    });
  }
  gradient[wanted] = elementAt(gradient, wanted) + slope;
  const variance = fit.covariance.reduce(
    (sum, line, a) =>
      sum +
      line.reduce((part, entry, b) => part + entry * elementAt(gradient, a) * elementAt(gradient, b), 0),
    0,
  );
  const value = (own * slope) / fit.n;
  const se = Math.sqrt(Math.max(0, variance)) / fit.n;
  return { value, se, low: value - fit.criticalValue * se, high: value + fit.criticalValue * se };
}

function values(predictors: Readonly<Record<string, readonly number[]>>, name: string): readonly number[] {
  const column = predictors[name];
  if (column === undefined)
    throw new RangeError(`Cannot compute a marginal effect: got no values of '${name}'`);
  return column;
}
