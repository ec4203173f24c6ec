import type { SiteDataset } from "../../core/site.js";

/** An instance as an address names it. */
export interface InstanceRoute {
  readonly dataset: SiteDataset;
  /** Of the dataset among those of the run. */
  readonly place: number;
  readonly id: string;
}

/** Reads `<dataset>/<id>`. A dataset's name may hold slashes, and be the beginning of another's: the longest one is meant. */
export function findInstanceRoute(rest: string, datasets: readonly SiteDataset[]): InstanceRoute | undefined {
  const found = datasets
    .map((dataset, place) => ({ dataset, place }))
    .filter(({ dataset }) => rest.startsWith(`${dataset.dataset}/`))
    .sort((a, b) => b.dataset.dataset.length - a.dataset.dataset.length)[0];
  return found === undefined ? undefined : { ...found, id: rest.slice(found.dataset.dataset.length + 1) };
}
