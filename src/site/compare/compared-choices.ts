import type { ComparedSide } from "../../core/comparison.js";
import type { SiteIndex } from "../../core/site.js";
import { compareSides, type ComparedCells } from "../../leaderboard/compare-sides.js";
import { instanceClasses, type ClassedInstance } from "./instance-classes.js";
import type { LoadedDataset } from "./loaded-dataset.js";
import { measuredChoices } from "./measured-choices.js";

/** Two sides compared, and every instance that both have judged. */
export interface ComparedChoices extends ComparedCells {
  readonly instances: readonly ClassedInstance[];
}

/** Largest difference that does not matter, as `reife compare` has it by default. */
const margin = 0.02;

/**
 * What `reife compare` says of two sides by default, on datasets of pairs and lists: the same cells, draws and tests. Undefined
 * where the two have no instance in common.
 */
export function comparedChoices(
  index: SiteIndex,
  datasets: readonly LoadedDataset[],
  [a, b]: readonly [ComparedSide, ComparedSide],
): ComparedChoices | undefined {
  const cells = measuredChoices(index, datasets, [a, b]);
  const clusters = new Map(
    datasets.flatMap(({ about, judgments }) =>
      judgments.instances.map(({ id, cluster }) => [`${about.dataset}\n${id}`, cluster] as const),
    ),
  );
  const compared = compareSides({
    ...{ cells, a, b, margin },
    clusterOf: (dataset, instance) => clusters.get(`${dataset}\n${instance}`) ?? instance,
    seed: index.methods.seed,
    adjustment: "holm",
  });
  return compared === undefined ? undefined : { ...compared, instances: instanceClasses(cells, a, b) };
}
