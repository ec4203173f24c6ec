import type { Estimate } from "../../core/estimate.js";
import { confidenceSequence } from "../../stats/confidence-sequence.js";

/** A cluster of a dataset in a run that is being filled. */
export interface GrowingCluster {
  /** Its instances, judged or not; at least 1. */
  readonly size: number;
  /** Mean credit of its instances, 0..1; undefined while a trial of it is missing. */
  readonly score: number | undefined;
}

/** Size of a stratum and the scores of its finished clusters, in their order. */
interface Stratum {
  readonly size: number;
  clusters: number;
  readonly scores: number[];
}

/**
 * Accuracy with an interval that stays valid however often one looks, for a run that is being filled. Use it to watch a run
 * and stop when the answer is clear; for a finished run the bootstrap's interval is narrower.
 *
 * Formula in words: clusters of one size are a stratum, for large clusters finish later than small ones, and the order of
 * finishing is random among clusters of one size alone. Each stratum has a confidence sequence of its mean at the error
 * 1 - level over the number of strata, so all of them hold the truth at all looks with the probability `level` (union
 * bound). The ends are averaged by the instances of each stratum. A stratum without a finished cluster counts as 0 to 1.
 *
 * Complexity: clusters x 1000.
 *
 * @param clusters all clusters of the dataset, in the seeded order in which the run asks for them
 * @param level probability that all intervals ever shown hold the accuracy, above 0 and below 1
 * @returns accuracy over the instances of finished clusters, 0..1, with its interval; or why there is none
 * @throws RangeError if a score is outside 0..1 or level is out of range
 */
export function anytimeAccuracy(clusters: readonly GrowingCluster[], level: number): Estimate {
  const strata = new Map<number, Stratum>();
  let [credit, judged, total] = [0, 0, 0];
  for (const { size, score } of clusters) {
    const stratum = strata.get(size) ?? { size, clusters: 0, scores: [] };
    strata.set(size, stratum);
    stratum.clusters += 1;
    total += size;
    if (score === undefined) continue;
    stratum.scores.push(score);
    credit += size * score;
    judged += size;
  }
  if (judged === 0) return { undefined: "no cluster is finished yet" };
  const each = 1 - (1 - level) / strata.size;
  let [low, high] = [0, 0];
  for (const { size, clusters: count, scores } of strata.values()) {
    const last = confidenceSequence(scores, { level: each }).at(-1) ?? { low: 0, high: 1 };
    const weight = (size * count) / total;
    low += weight * last.low;
    high += weight * last.high;
  }
  return { value: credit / judged, low, high: Math.min(1, high) };
}
