import type { Catalog } from "../../config/catalog.js";
import { loadDatasetCards } from "../../config/load-dataset-cards.js";
import type { Citation, DatasetMethods } from "../../core/run-methods.js";
import { cardOf } from "./card-of.js";
import { loadCatalogs } from "./load-catalogs.js";
import type { StoredRun } from "./read-run.js";
import type { Surroundings } from "./surroundings.js";

/** A dataset of a run, and how to cite it where its card still speaks for the run. */
export interface DescribedDataset {
  readonly methods: DatasetMethods;
  readonly citation?: Citation;
}

/** What of a run its datasets are described by. */
type DescribedRun = Pick<StoredRun, "manifest" | "facts">;

interface Reading {
  readonly run: DescribedRun;
  readonly surroundings: Surroundings;
  readonly catalog: Catalog;
}

/** Reads the cards of a run's datasets again, in the order of its cells; a card whose files are others says nothing. */
export function datasetsMethods(run: DescribedRun, surroundings: Surroundings): readonly DescribedDataset[] {
  const catalog = loadCatalogs(surroundings).datasets;
  const ids = [...new Set(run.manifest.cells.map(({ dataset }) => dataset))];
  return ids.map((id) => datasetMethods(id, { run, surroundings, catalog }));
}

function datasetMethods(id: string, { run, surroundings, catalog }: Reading): DescribedDataset {
  const { manifest, facts } = run;
  const files = manifest.datasets[id] ?? {};
  const own = facts.filter(({ dataset }) => dataset === id);
  const base = {
    ...{ dataset: id, files, n: own.length, clusters: new Set(own.map(({ cluster }) => cluster)).size },
    task: manifest.cells.find(({ dataset }) => dataset === id)?.task ?? "",
  };
  const { environment } = surroundings;
  const card = cardOf(catalog, id, (entry) => loadDatasetCards({ entries: [entry], environment })[0]);
  if (card === undefined) return { methods: { ...base, card: "not here" } };
  const isSame = card.files.every(({ name, sha256 }) => files[name] === undefined || files[name] === sha256);
  if (!isSame) return { methods: { ...base, card: "changed since" } };
  const { title, count, gold, ties, annotators, licence, citation, homepage } = card;
  return {
    methods: { ...base, card: "as used", title, of: count, gold, ties, annotators, licence },
    citation: { key: id, title, text: citation.trim(), url: homepage },
  };
}
