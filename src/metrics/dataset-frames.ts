import type { InstanceFacts } from "../core/instance-facts.js";
import { datasetFrame, type DatasetFrame, type FrameOptions } from "./dataset-frame.js";

/** The frame of each dataset, by its id. */
export function datasetFrames(
  facts: readonly InstanceFacts[],
  { resamples, seed }: FrameOptions,
): ReadonlyMap<string, DatasetFrame> {
  const byDataset = new Map<string, InstanceFacts[]>();
  for (const entry of facts) {
    const known = byDataset.get(entry.dataset);
    if (known === undefined) byDataset.set(entry.dataset, [entry]);
    else known.push(entry);
  }
  return new Map(
    Array.from(byDataset, ([dataset, own]) => [dataset, datasetFrame(dataset, own, { resamples, seed })]),
  );
}
