import type { Estimate } from "../../core/estimate.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";

/** One column of what humans and a judge say of the labelled items: a score, or whether the item is of a category. */
export interface PairedColumn {
  readonly human: readonly number[];
  readonly judge: readonly number[];
}

/** How the question is put. */
export interface InformationOptions {
  readonly clusters: readonly string[];
  readonly level: number;
}

/** Whether a judge says anything about what humans say. */
export interface JudgeInformation {
  /** Correlation of both; of several columns, of all distances from their means together. */
  readonly correlation: Estimate;
  /** Why the judge cannot be told from one that carries no information; undefined where it can. */
  readonly refusal: string | undefined;
}

/**
 * Whether the labels show that a judge carries information: that its covariance with the humans is above 0, by a
 * cluster-robust t interval of the products of both distances from their means.
 */
export function judgeInformation(
  columns: readonly PairedColumn[],
  { clusters, level }: InformationOptions,
): JudgeInformation {
  const human = columns.map((column) => distances(column.human));
  const judge = columns.map((column) => distances(column.judge));
  const products = clusters.map((_, item) => dot(human, judge, item));
  const squares = (side: Distances): number =>
    clusters.reduce((sum, _, item) => sum + dot(side, side, item), 0);
  const [spreadOfHumans, spreadOfJudge] = [squares(human), squares(judge)];
  if (spreadOfJudge === 0) return refused("the judge says the same of every labelled item");
  if (spreadOfHumans === 0) return refused("humans say the same of every labelled item");
  const value = products.reduce((sum, one) => sum + one, 0) / Math.sqrt(spreadOfHumans * spreadOfJudge);
  const covariance = clusteredStandardError({ scores: products, clusters, level });
  const shown = "value" in covariance && covariance.low > 0;
  return {
    correlation: { value },
    refusal: shown ? undefined : "the labels cannot tell the judge from one that carries no information",
  };
}

type Distances = readonly (readonly number[])[];

function refused(reason: string): JudgeInformation {
  return { correlation: { undefined: reason }, refusal: reason };
}

function distances(values: readonly number[]): readonly number[] {
  // The sum of equal values need not be a whole multiple of them.
  if (values.every((value) => value === values[0])) return values.map(() => 0);
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - middle);
}

function dot(first: Distances, second: Distances, item: number): number {
  return first.reduce((sum, column, place) => sum + (column[item] ?? 0) * (second[place]?.[item] ?? 0), 0);
}
