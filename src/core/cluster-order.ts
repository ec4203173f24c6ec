import { sha256 } from "./sha256.js";

/**
 * A dataset's clusters in a seeded order that depends on the seed and on their names alone: the one that is drawn first is
 * as likely to be large as any other. (In the order of instances a large cluster begins early and ends late.)
 */
export function clusterOrder(dataset: string, clusters: readonly string[], seed: number): readonly string[] {
  return clusters
    .map((cluster) => ({ cluster, key: sha256(`${seed}\n${dataset}\ncluster ${cluster}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ cluster }) => cluster);
}
