import type { InstanceFacts } from "../core/instance-facts.js";
import { murmurHash } from "../stats/murmur-hash.js";
import { resampleCounts, type ResampleCounts } from "../stats/resample-counts.js";

/**
 * What all cells of a dataset share: its instances, their clusters, and one set of bootstrap draws, so that every
 * difference between cells is paired.
 */
export interface DatasetFrame {
  readonly dataset: string;
  readonly facts: ReadonlyMap<string, InstanceFacts>;
  /** Number (from 0) of each cluster's name, or of the group that it is in where there are very many. */
  readonly clusterNumbers: ReadonlyMap<string, number>;
  /** How many of those numbers there are. */
  readonly drawn: number;
  /** Undefined for fewer than two clusters: one cluster has no interval. */
  readonly draws: ResampleCounts | undefined;
  /** Of the run, for what draws other things than clusters. */
  readonly seed: number;
}

/** How the draws are made. */
export interface FrameOptions {
  readonly resamples: number;
  readonly seed: number;
}

/** Draws of more clusters than this would fill the memory, and tell nothing more: the mean of so many is normal. */
const mostDrawn = 10_000;

/**
 * The frame of a dataset. Clusters are numbered in the order of their names, so the order of the facts plays no part. More
 * than 10,000 are put into 10,000 groups of equal size (by a hash of the name, hence at random as far as scores go), and groups
 * are drawn in place of clusters: random groups (Wolter 2007, Introduction to Variance Estimation, chapter 2).
 */
export function datasetFrame(
  dataset: string,
  facts: readonly InstanceFacts[],
  options: FrameOptions,
): DatasetFrame {
  const names = [...new Set(facts.map((entry) => entry.cluster))];
  const ordered = names.length > mostDrawn ? byHash(names) : names.sort();
  const drawn = Math.min(names.length, mostDrawn);
  const { resamples } = options;
  return {
    dataset,
    facts: new Map(facts.map((entry) => [entry.id, entry])),
    clusterNumbers: new Map(ordered.map((name, index) => [name, index % drawn])),
    drawn,
    seed: options.seed,
    draws:
      drawn < 2
        ? undefined
        : resampleCounts({ clusters: drawn, resamples, seed: `${options.seed} ${dataset}` }),
  };
}

function byHash(names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, hash: murmurHash(name) }))
    .sort((a, b) => a.hash - b.hash || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
