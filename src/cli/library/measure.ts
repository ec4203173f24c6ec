import type { Leaderboard } from "../../core/leaderboard.js";
import { readRun } from "../compose/read-run.js";
import { measureRun } from "../measure-run.js";

/** How a run is measured. */
export interface MeasureOptions {
  /** Whether the further measures of agreement are wanted, which take time. Default: false. */
  readonly detailed?: boolean | undefined;
}

/**
 * The leaderboard of a run, computed from what its folder keeps. Calls nobody and writes nothing.
 *
 * @param folder a run folder, of `runGrid` or of `reife run` or `import`
 * @throws UsageError where it is none, StoreError where it is damaged
 */
export async function measure(
  folder: string,
  { detailed = false }: MeasureOptions = {},
): Promise<Leaderboard> {
  const { manifest, judgments, facts, callFacts } = await readRun(folder, process.cwd());
  const { cells, excluded, config } = manifest;
  const { seed, resamples } = config;
  const parts = { run: manifest.run, cells, excluded, judgments, facts, callFacts, seed, resamples };
  return measureRun({ ...parts, detailed });
}
