/** The differences of two sides on the instances of one dataset. */
export interface DatasetDifferences {
  readonly dataset: string;
  /** By instance, -1..1. */
  readonly differences: readonly number[];
  /** The instruction of each. */
  readonly clusters: readonly string[];
}

/** Differences of all datasets, laid out for tests of their mean over datasets, in which each counts once. */
export interface DifferenceRows {
  /** Weighted so that their sum is the mean over datasets of the mean differences. */
  readonly weighted: readonly number[];
  /**
   * With that mean as their own, and spread about it as the weighted differences are about the mean of their dataset: what
   * standard errors are computed from. For one dataset the differences themselves.
   */
  readonly centred: readonly number[];
  readonly clusters: readonly string[];
  /** That mean. */
  readonly value: number;
  /** Mean over datasets of the mean squared difference. */
  readonly squared: number;
}

/** Lays out the differences of one or more datasets. Clusters of different datasets are different. */
export function differenceRows(datasets: readonly DatasetDifferences[]): DifferenceRows {
  const n = datasets.reduce((total, { differences }) => total + differences.length, 0);
  const means = datasets.map(({ differences }) => mean(differences));
  const value = mean(means);
  const weightOf = ({ differences }: DatasetDifferences): number => 1 / differences.length / datasets.length;
  return {
    value,
    weighted: datasets.flatMap((entry) =>
      entry.differences.map((difference) => difference * weightOf(entry)),
    ),
    centred:
      datasets.length === 1
        ? (datasets[0]?.differences ?? [])
        : datasets.flatMap((entry, place) =>
            entry.differences.map(
              (difference) => value + n * weightOf(entry) * (difference - (means[place] ?? 0)),
            ),
          ),
    clusters: datasets.flatMap(({ dataset, clusters }) =>
      clusters.map((cluster) => `${dataset}\n${cluster}`),
    ),
    squared: mean(datasets.map(({ differences }) => mean(differences.map((difference) => difference ** 2)))),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
