import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import { showPath } from "../../config/show-path.js";
import type { CatalogEntry } from "../../config/read-entry.js";
import type { DatasetCard } from "../../core/dataset-card.js";
import type { Instance } from "../../core/instance.js";
import { findLoader } from "../../datasets/find-loader.js";
import { loadDataset } from "../../datasets/load-dataset.js";
import { readDatasetFiles } from "../../datasets/read-dataset-files.js";
import type { Surroundings } from "./surroundings.js";

/** A dataset at hand: its card, and its instances in file order. */
export interface LoadedDataset {
  readonly card: DatasetCard;
  readonly instances: readonly Instance[];
}

/** Reads and checks the datasets of catalog entries, one after the other. */
export async function loadDatasets(
  entries: readonly CatalogEntry[],
  surroundings: Surroundings,
): Promise<readonly LoadedDataset[]> {
  const { environment, mirror, cacheDir, cwd } = surroundings;
  const show = (path: string): string => showPath(cwd, path);
  const datasets: LoadedDataset[] = [];
  for (const card of loadDatasetCards({ entries, environment })) {
    const files = await readDatasetFiles(card, { mirror, cacheDir, show });
    datasets.push({ card, instances: loadDataset({ card, files, loader: findLoader(card) }) });
  }
  return datasets;
}
