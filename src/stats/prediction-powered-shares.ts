import { elementAt } from "./element-at.js";
import { predictionPoweredMean, type PredictionPoweredMean } from "./prediction-powered-mean.js";
import { tuneLambda } from "./tune-lambda.js";

/** What `predictionPoweredShares` works on. */
export interface PredictionPoweredSharesOptions {
  /** Categories of the labelled items, by human and judge, with the label of each item's cluster. */
  readonly labelled: {
    readonly human: readonly string[];
    readonly judge: readonly string[];
    readonly clusters?: readonly (string | number)[] | undefined;
  };
  /** Categories of the unlabelled items. */
  readonly unlabelled: {
    readonly judge: readonly string[];
    readonly clusters?: readonly (string | number)[] | undefined;
  };
  /**
   * Coverage that each interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** The share of one category. */
export interface PredictionPoweredShare extends PredictionPoweredMean {
  readonly category: string;
}

/**
 * Prediction-powered shares of three or more categories: how often humans would choose each, of items that a judge has seen
 * all of and humans a few.
 *
 * Use it for verdicts such as A, B and tie, or for grades without a distance. For ordered grades with one,
 * `predictionPoweredMean` of the grades says more. It inverts no confusion matrix, so that a category the judge confuses
 * with another does no harm.
 *
 * Formula in words: `predictionPoweredMean` of each category's indicator, all with one weight of the judge, that which makes
 * the sum of their variances least. The shares then add up to 1.
 *
 * Source: Angelopoulos, Duchi and Zrnic (2023), PPI++, arXiv 2311.01453; `ppi_py.ppi_mean_ci` of one column for each category
 * with `lam_optim_mode = "overall"`.
 *
 * Complexity: O(categories * (n + N) log(n + N)).
 *
 * Edge cases:
 * - As `predictionPoweredMean`. A category that nobody names has no row.
 * - Each interval holds by itself, not all at once, and may reach beyond 0 or 1.
 *
 * @param options labelled and unlabelled items and the level
 * @returns a share for each category, sorted by name, or the reason why there are none
 * @throws RangeError if lengths differ, or the level is out of range
 */
export function predictionPoweredShares(
  options: PredictionPoweredSharesOptions,
): readonly PredictionPoweredShare[] | { readonly undefined: string } {
  const { labelled, unlabelled, level } = options;
  const categories = [...new Set([...labelled.human, ...labelled.judge, ...unlabelled.judge])].sort();
  const columns = categories.map((category) => ({
    human: indicator(labelled.human, category),
    judge: indicator(labelled.judge, category),
    unlabelled: indicator(unlabelled.judge, category),
  }));
  const lambda = tuneLambda(columns);
  if ("undefined" in lambda) return lambda;
  const shares: PredictionPoweredShare[] = [];
  for (const [place, { human, judge, unlabelled: others }] of columns.entries()) {
    const share = predictionPoweredMean({
      labelled: { human, judge, clusters: labelled.clusters },
      unlabelled: { judge: others, clusters: unlabelled.clusters },
      lambda: lambda.value,
      level,
    });
    if ("undefined" in share) return share;
    shares.push({ category: elementAt(categories, place), ...share });
  }
  return shares;
}

function indicator(values: readonly string[], category: string): number[] {
  return values.map((value) => (value === category ? 1 : 0));
}
