import { designEffect } from "../../stats/design-effect.js";
import { intraclassCorrelation } from "../../stats/intraclass-correlation.js";
import { sumByCluster } from "../../stats/sum-by-cluster.js";
import type { Estimate } from "../../core/estimate.js";

/** Credits of a judge's verdicts, 0..1: by instance (over all datasets and protocols), then by trial. */
export type VerdictCredits = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How two judges' verdicts on the same trials differ. */
export interface PairDiscordance {
  readonly instances: number;
  readonly verdicts: number;
  /** Mean credit of the first less that of the second. */
  readonly difference: number;
  /** Mean squared difference: of right and wrong verdicts the share on which exactly one judge is right. */
  readonly discordance: number;
  readonly icc: Estimate;
  /** Verdicts of one cluster, as a verdict sees it on average. */
  readonly clusterSize: number;
  readonly designEffect: number;
}

/**
 * Discordance and clustering of two judges' verdicts, from a run. The cluster of each instance is told by `clusterOf`.
 * Undefined where they have no trial in common.
 */
export function pairDiscordance(
  first: VerdictCredits,
  second: VerdictCredits,
  clusterOf: (instance: string) => string,
): PairDiscordance | undefined {
  const differences: number[] = [];
  const clusters: string[] = [];
  const instances = new Set<string>();
  for (const [instance, credits] of first) {
    const others = second.get(instance);
    for (const [trial, credit] of credits) {
      const other = others?.get(trial);
      if (other === undefined) continue;
      differences.push(credit - other);
      clusters.push(clusterOf(instance));
      instances.add(instance);
    }
  }
  const count = differences.length;
  if (count === 0) return undefined;
  const { sizes } = sumByCluster(differences, clusters);
  const icc = intraclassCorrelation({ scores: differences, clusters });
  const effect = designEffect({ sizes, icc: "value" in icc ? icc.value : 0 });
  return {
    instances: instances.size,
    verdicts: count,
    difference: differences.reduce((sum, value) => sum + value, 0) / count,
    discordance: differences.reduce((sum, value) => sum + value * value, 0) / count,
    icc,
    clusterSize: sizes.reduce((sum, size) => sum + size * size, 0) / count,
    designEffect: "value" in effect ? effect.value : 1,
  };
}
