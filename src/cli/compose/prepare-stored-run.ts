import { basename, extname, join } from "node:path";
import type { Catalog } from "../../config/catalog.js";
import type { CatalogEntry } from "../../config/read-entry.js";
import { baseId } from "../../core/base-id.js";
import { UsageError } from "../../core/errors.js";
import type { StoredRun } from "./read-run.js";
import { loadCatalogs } from "./load-catalogs.js";
import { prepareSelection, type PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";
import { textAxes } from "./text-axes.js";

/** Prepares a run again from its folder, with the cards, prompts and parsers as they are now. */
export async function prepareStoredRun(
  { manifest, paths }: Pick<StoredRun, "manifest" | "paths">,
  surroundings: Surroundings,
): Promise<PreparedRun> {
  if (manifest.flask !== undefined) {
    const { stage } = manifest.flask;
    throw new UsageError(
      `Cannot read the run again by its cards: \`reife flask ${stage}\` made it of files`,
      {
        hint: "The same command reads its stored replies again and asks for none that is there",
      },
    );
  }
  const catalogs = loadCatalogs(surroundings);
  const entries = (catalog: Catalog, key: "evaluator" | "protocol" | "dataset"): readonly CatalogEntry[] =>
    [...new Set(manifest.cells.map((cell) => baseId(cell[key])))].map((id) => entryOf(catalog, id, key));
  const selection = {
    evaluators: entries(catalogs.evaluators, "evaluator"),
    protocols: entries(catalogs.protocols, "protocol"),
    datasets: entries(catalogs.datasets, "dataset"),
  };
  const config = { ...manifest.config, file: paths.manifest };
  const texts = textAxes(config.axes, {
    evaluators: catalogs.evaluators,
    pathOf: (written) => join(paths.texts, `${basename(written, extname(written))}.jsonl`),
    placeOf: () => ({ file: paths.manifest }),
    cwd: surroundings.cwd,
  });
  const chosen = { config, configText: manifest.configText, out: paths.folder, selection, texts };
  return prepareSelection(chosen, surroundings);
}

function entryOf(catalog: Catalog, id: string, what: string): CatalogEntry {
  const entry = catalog.find(id);
  if (entry !== undefined) return entry;
  throw new UsageError(`Cannot read the run again: its ${what} '${id}' has no card here`, {
    hint: `Put the card back below ${catalog.kind}/, here or in the package`,
  });
}
