import { checkLevel } from "./check-level.js";
import { clusteredStandardError, type ClusteredStandardError } from "./clustered-standard-error.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import { normalQuantile } from "./normal-quantile.js";
import { studentTQuantile } from "./student-t-quantile.js";
import { tuneLambda } from "./tune-lambda.js";

/** Items that both a human and the judge have spoken of. */
export interface LabelledItems {
  readonly human: readonly number[];
  readonly judge: readonly number[];
  /** Label of the cluster of each item; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
}

/** Items that the judge alone has spoken of. */
export interface UnlabelledItems {
  readonly judge: readonly number[];
  /** As of the labelled items; equal labels are one cluster across both kinds. */
  readonly clusters?: readonly (string | number)[] | undefined;
}

/** What `predictionPoweredMean` works on. */
export interface PredictionPoweredMeanOptions {
  readonly labelled: LabelledItems;
  readonly unlabelled: UnlabelledItems;
  /**
   * Weight of the judge: "tuned" is PPI++, 1 is plain PPI, 0 the labels alone.
   *
   * @default "tuned"
   */
  readonly lambda?: number | "tuned" | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
  /**
   * Quantile behind the interval: Student's t with Welch's degrees of freedom, or the normal one.
   *
   * @default "t"
   */
  readonly quantile?: "t" | "normal" | undefined;
  /**
   * Whether each of the two variances is multiplied by clusters / (clusters - 1).
   *
   * @default "clusters"
   */
  readonly correction?: "clusters" | "none" | undefined;
}

/** A mean by labels and judge together. */
export interface PredictionPoweredMean extends Interval {
  readonly value: number;
  readonly se: number;
  /** Degrees of freedom of the t quantile. */
  readonly df: number;
  /** Weight of the judge that was used. */
  readonly lambda: number;
  /** The mean of the labels alone, with its cluster-robust interval. */
  readonly classical: ClusteredStandardError;
  /** Squared standard error of the labels alone over that of this mean: how many times the labels their number is worth. */
  readonly gain: Defined;
}

/**
 * Prediction-powered mean (PPI++): the mean human value of many items of which a judge has seen all and humans a few.
 *
 * Use it for pass rates, win rates and mean scores of unlabelled items. It is right whatever the judge's errors are, for they
 * are measured on the labels; a better judge only makes the interval shorter. The labelled items must be a random sample of
 * the same kind of items. Do not use it with fewer than some 20 labelled clusters, and do not choose what to label by what the
 * judge said.
 *
 * Formula in words: lambda times the judge's mean over the unlabelled items, plus the mean over the labelled ones of human
 * minus lambda times judge. Its variance is the sum over clusters of the squared sum of what each item adds: its distance from
 * its mean, over the number of items of its kind. Lambda is tuned over items (`tuneLambda`); with clusters that costs a little
 * width and no validity.
 *
 * Source: Angelopoulos, Duchi and Zrnic (2023), PPI++, arXiv 2311.01453; plain: Angelopoulos et al. (2023), Science 382,
 * pp. 669-674, doi:10.1126/science.adi6000. Estimates equal `ppi_py.ppi_mean_pointestimate`, intervals `ppi_py.ppi_mean_ci`
 * under "normal" and "none". Clusters: Liang and Zeger (1986), doi:10.1093/biomet/73.1.13. Degrees of freedom: Welch (1947),
 * doi:10.1093/biomet/34.1-2.28.
 *
 * Complexity: O((n + N) log(n + N)).
 *
 * Edge cases:
 * - No item of a kind, or fewer than two clusters of one: undefined.
 * - A judge that gives every item the same value has no tuned weight: undefined. The labels alone do as well.
 * - A judge that goes against the humans gets the weight 0, and the mean is that of the labels.
 * - All labels alike and the judge always right: a standard error of 0, a sign of too few labels, and no gain.
 * - The interval of a share may reach beyond 0 or 1.
 *
 * @param options labelled and unlabelled items, weight, level, quantile and correction
 * @returns mean, standard error and interval in the unit of the labels, or the reason why there are none
 * @throws RangeError if lengths differ, or the level is out of range
 * @throws TypeError if a value or the weight is NaN or infinite
 */
export function predictionPoweredMean(
  options: PredictionPoweredMeanOptions,
): PredictionPoweredMean | { readonly undefined: string } {
  const { labelled, unlabelled, level = 0.95, correction = "clusters", quantile = "t" } = options;
  checkLevel(level);
  const tuned = lambdaOf(options);
  if ("undefined" in tuned) return tuned;
  const lambda = tuned.value;
  const residuals = labelled.human.map((human, item) => human - lambda * elementAt(labelled.judge, item));
  const classical = clusteredStandardError({
    scores: labelled.human,
    clusters: labelled.clusters,
    correction,
    level,
  });
  if ("undefined" in classical) return { undefined: "fewer than two clusters of labelled items" };
  const leaning = unlabelled.judge.map((judge) => lambda * judge);
  const parts = {
    ours: partOf(residuals, labelled.clusters, { kind: "labelled", correction }),
    theirs: partOf(leaning, unlabelled.clusters, { kind: "unlabelled", correction }),
  };
  if (parts.theirs.added.size < 2) return { undefined: "fewer than two clusters of unlabelled items" };
  const { se, df } = errorOf(parts);
  const value = parts.ours.mean + parts.theirs.mean;
  const half =
    -(quantile === "t" ? studentTQuantile((1 - level) / 2, df) : normalQuantile((1 - level) / 2)) * se;
  return {
    value,
    low: value - half,
    high: value + half,
    se,
    df,
    lambda,
    classical,
    gain: gainOf(classical.se, se),
  };
}

function lambdaOf({ labelled, unlabelled, lambda = "tuned" }: PredictionPoweredMeanOptions): Defined {
  const tuned = tuneLambda([{ human: labelled.human, judge: labelled.judge, unlabelled: unlabelled.judge }]);
  if (lambda === "tuned" || labelled.human.length === 0 || unlabelled.judge.length === 0) return tuned;
  if (!Number.isFinite(lambda)) throw new TypeError(`Cannot weigh a judge by ${lambda}`);
  return { value: lambda };
}

/** What the items of one kind add to the estimate. */
interface Part {
  readonly mean: number;
  /** By cluster: the sum of the items' distances from the mean over their number, scaled by the correction. */
  readonly added: ReadonlyMap<string, number>;
  /** Sum of its squares. */
  readonly variance: number;
}

function partOf(
  values: readonly number[],
  clusters: readonly (string | number)[] | undefined,
  { kind, correction }: { readonly kind: string; readonly correction: "clusters" | "none" },
): Part {
  if (clusters !== undefined && clusters.length !== values.length) {
    throw new RangeError(
      `Cannot sum ${kind} items: got ${values.length} values and ${clusters.length} labels`,
    );
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sums = new Map<string, number>();
  for (const [item, value] of values.entries()) {
    // Items without labels are nobody's neighbours.
    const label = clusters === undefined ? `${kind} ${item}` : `cluster ${elementAt(clusters, item)}`;
    sums.set(label, (sums.get(label) ?? 0) + (value - mean) / values.length);
  }
  const factor = correction === "clusters" && sums.size > 1 ? Math.sqrt(sums.size / (sums.size - 1)) : 1;
  const added = new Map([...sums].map(([label, sum]) => [label, factor * sum]));
  return { mean, added, variance: [...added.values()].reduce((sum, one) => sum + one * one, 0) };
}

interface Parts {
  readonly ours: Part;
  readonly theirs: Part;
}

function errorOf({ ours, theirs }: Parts): { readonly se: number; readonly df: number } {
  let variance = theirs.variance;
  for (const [label, one] of ours.added) variance += one * one + 2 * one * (theirs.added.get(label) ?? 0);
  const spread = ours.variance ** 2 / (ours.added.size - 1) + theirs.variance ** 2 / (theirs.added.size - 1);
  const df = spread === 0 ? ours.added.size - 1 : (ours.variance + theirs.variance) ** 2 / spread;
  return { se: Math.sqrt(Math.max(0, variance)), df };
}

function gainOf(classical: number, se: number): Defined {
  return se === 0 ? { undefined: "no spread is left to compare" } : { value: (classical / se) ** 2 };
}
