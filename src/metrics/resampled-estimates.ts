import type { Estimate } from "../core/estimate.js";
import type { Defined } from "../stats/defined.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import { replicateInterval } from "../stats/replicate-interval.js";
import type { ResampleCounts } from "../stats/resample-counts.js";

/** Statistics of one sample, by name. */
export type NamedStatistics<Name extends string> = Readonly<Record<Name, Defined>>;

/** What is resampled. */
export interface ResampledParts<Name extends string> {
  /** The frame's draws; undefined where there is one cluster only, which has no interval. */
  readonly draws: ResampleCounts | undefined;
  /** All statistics at once, given how often each drawn cluster counts. */
  readonly statistics: (counts: ArrayLike<number>) => NamedStatistics<Name>;
}

/**
 * Statistics of a sample with their 95 % percentile intervals, all of them from the same draws of a frame. A draw that leaves
 * a statistic undefined (all its scores may be equal) is left out of that one's interval; where they are more than a tenth
 * there is none.
 */
export function resampledEstimates<Name extends string>(
  sample: NamedStatistics<Name>,
  { draws, statistics }: ResampledParts<Name>,
): Readonly<Record<Name, Estimate>> {
  const names = namesOf(sample);
  const replicates = new Map(names.map((name): [Name, number[]] => [name, []]));
  const anyDefined = names.some((name) => "value" in sample[name]);
  for (let draw = 0; draws !== undefined && anyDefined && draw < draws.resamples; draw++) {
    const start = draw * draws.clusters;
    const drawn = statistics(draws.counts.subarray(start, start + draws.clusters));
    for (const [name, values] of replicates) {
      const statistic = drawn[name];
      if ("value" in statistic) values.push(statistic.value);
    }
  }
  const estimates = names.map((name): [Name, Estimate] => [
    name,
    withInterval(sample[name], Float64Array.from(replicates.get(name) ?? []), draws),
  ]);
  return recordOf(estimates);
}

function withInterval(
  sample: Defined,
  replicates: Float64Array,
  draws: ResampleCounts | undefined,
): Estimate {
  if ("undefined" in sample || draws === undefined) return sample;
  const { resamples, clusters } = draws;
  const interval = replicateInterval({
    ...{ estimate: sample.value, replicates, resamples, clusters },
    interval: () => percentileInterval(replicates),
  });
  if ("undefined" in interval) return { value: sample.value };
  return { value: sample.value, low: interval.low, high: interval.high, method: "cluster bootstrap" };
}

function namesOf<Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(record) as Name[];
}

function recordOf<Name extends string>(
  entries: readonly (readonly [Name, Estimate])[],
): Readonly<Record<Name, Estimate>> {
  return Object.fromEntries(entries) as Record<Name, Estimate>;
}
