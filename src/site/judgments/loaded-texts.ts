import type { SiteDataset, SiteTexts } from "../../core/site.js";
import { chunkValue } from "../data/chunks.js";

/** The texts of an instance, if they are loaded by now. `place`: of the dataset among those of the run. */
export function loadedTexts(
  place: number,
  { block }: SiteDataset,
  instance: number,
): SiteTexts[number] | undefined {
  return (chunkValue(`texts-${place}-${Math.floor(instance / block)}`) as SiteTexts | undefined)?.[
    instance % block
  ];
}
