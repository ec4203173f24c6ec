import type { Instance } from "../../../core/instance.js";
import type { ResultStore } from "../../../core/result-store.js";
import { SuiteError } from "../../../core/errors.js";
import type { SiteDataset } from "../../../core/site.js";
import type { EngineEvaluator } from "../../../engine/engine-evaluator.js";
import type { CellReading } from "../cell-reading.js";
import { createEvaluators } from "../create-evaluators.js";
import { openStore } from "../open-store.js";
import { prepareStoredRun } from "../prepare-stored-run.js";
import type { PackedRun } from "../read-run.js";
import { readingsOf } from "../readings-of.js";
import { reusedFolders } from "../reused-folders.js";
import type { Surroundings } from "../surroundings.js";

/** What a run's judgments are told from: its replies, and its datasets and cards where they are at hand. */
export interface SiteParts {
  /** Undefined where replies are left out. */
  readonly store: ResultStore | undefined;
  readonly replies: SiteDataset["replies"];
  readonly sources: SiteSources | { readonly undefined: string };
}

/** Datasets and cards as they are now. */
export interface SiteSources {
  /** By dataset, then by id. */
  readonly instances: ReadonlyMap<string, ReadonlyMap<string, Instance>>;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
}

/** Why pages without texts have none. */
const leftOut = { undefined: "they were left out (--no-texts)" };

/**
 * Opens a run's replies for reading, and loads what its cards name; neither where the pages are to have no texts. The store is the
 * caller's to close.
 */
export async function siteParts(
  run: PackedRun,
  surroundings: Surroundings,
  { texts }: { readonly texts: boolean },
): Promise<SiteParts> {
  if (!texts) return { store: undefined, replies: leftOut, sources: leftOut };
  const { paths, manifest } = run;
  const reuse = reusedFolders(paths, manifest);
  const store = await openStore({ folder: paths.folder, reuse, cwd: surroundings.cwd, readOnly: true });
  return { store, replies: true, sources: await sourcesOf(run, surroundings) };
}

/** A run is told without its texts where a card or a dataset of it is not here: that is no reason to stop. */
async function sourcesOf(run: PackedRun, surroundings: Surroundings): Promise<SiteParts["sources"]> {
  if (run.manifest.imported !== undefined) return { undefined: "the judgments were imported" };
  try {
    const prepared = await prepareStoredRun(run, surroundings);
    return {
      instances: new Map(
        [...prepared.datasets].map(([id, { instances }]) => [
          id,
          new Map(instances.map((own) => [own.id, own])),
        ]),
      ),
      evaluators: createEvaluators(prepared, surroundings),
      readings: readingsOf(prepared),
    };
  } catch (error) {
    if (error instanceof SuiteError) return { undefined: error.message };
    throw error;
  }
}
