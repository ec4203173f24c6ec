import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import type { HumanCeiling } from "../../core/dataset-card.js";
import { ConfigError } from "../../core/errors.js";
import { loadCatalogs } from "./load-catalogs.js";
import type { StoredRun } from "./read-run.js";
import type { Surroundings } from "./surroundings.js";

/** How well humans do on a run's datasets, where their cards say so. */
export function ceilingsOf(
  { manifest }: Pick<StoredRun, "manifest">,
  surroundings: Surroundings,
): Readonly<Record<string, HumanCeiling>> {
  const catalog = loadCatalogs(surroundings).datasets;
  const { environment } = surroundings;
  const ids = [...new Set(manifest.cells.map(({ dataset }) => dataset))];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const entry = catalog.find(id);
      if (entry === undefined) return [];
      try {
        const ceiling = loadDatasetCards({ entries: [entry], environment })[0]?.ceiling;
        return ceiling === undefined ? [] : [[id, ceiling]];
      } catch (error) {
        // A card that is no longer valid says nothing of a run that is done.
        if (error instanceof ConfigError) return [];
        throw error;
      }
    }),
  );
}
