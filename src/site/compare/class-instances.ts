import type { ComparedSide } from "../../core/comparison.js";
import type { SiteIndex } from "../../core/site.js";
import { instanceClasses, type ClassedInstance, type InstanceClass } from "./instance-classes.js";
import type { LoadedDataset } from "./loaded-dataset.js";
import { measuredChoices } from "./measured-choices.js";

/** Two sides by their names, and the class of instances that a reader goes through. */
export interface ClassOfSides {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly kind: InstanceClass;
}

/** Going from one instance to the next asks for the same classes again. */
let last: { readonly key: string; readonly instances: readonly ClassedInstance[] } | undefined;

/** The instances of a class, in the order in which the page Compare lists them. */
export function classInstances(
  index: SiteIndex,
  datasets: readonly LoadedDataset[],
  { a, b, kind }: ClassOfSides,
): readonly ClassedInstance[] {
  const key = JSON.stringify([a, b, datasets.map(({ about }) => about.dataset)]);
  if (last?.key !== key)
    last = { key, instances: instanceClasses(measuredChoices(index, datasets, [a, b]), a, b) };
  return last.instances.filter((instance) => instance.kind === kind);
}
