import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Judgment } from "../../core/judgment.js";
import { runPaths } from "../../store/run-paths.js";
import { CallFactsTable } from "./call-facts-table.js";
import { createEvaluators } from "./create-evaluators.js";
import { factsOf } from "./facts-of.js";
import { judgmentsOf } from "./judgments-of.js";
import { markRaced } from "./mark-raced.js";
import { openStore } from "./open-store.js";
import { prepareStoredRun } from "./prepare-stored-run.js";
import { readCallFacts } from "./read-call-facts.js";
import { readRun, readRunManifest, type StoredRun } from "./read-run.js";
import { readingsOf } from "./readings-of.js";
import { reusedFolders } from "./reused-folders.js";
import type { Surroundings } from "./surroundings.js";

/**
 * A run as far as it has come, while another process may be filling it. What that process has not written yet (judgments
 * and facts come at the end) is read from the stored replies, as `reife rescore` does; nobody is called and nothing
 * written. A trial that failed in the present go counts as missing until then, also in the manifest's count.
 */
export async function readGrowingRun(folder: string, surroundings: Surroundings): Promise<StoredRun> {
  const { cwd } = surroundings;
  const manifest = readRunManifest(folder, cwd);
  const paths = runPaths(resolve(cwd, folder));
  const isWhole = manifest.ended !== "running" && existsSync(paths.judgments);
  if (isWhole || manifest.imported !== undefined) return readRun(folder, cwd);
  const run = await prepareStoredRun({ manifest, paths }, surroundings);
  const reuse = reusedFolders(paths, manifest);
  const store = await openStore({ folder: paths.folder, reuse, cwd, readOnly: true });
  try {
    const judgments: Judgment[] = [
      ...judgmentsOf({
        ...{ plan: run.plan, store, evaluators: createEvaluators(run, surroundings) },
        readings: markRaced(readingsOf(run), manifest.race),
        failures: new Map(),
      }),
    ];
    const taken = run.imported.flatMap((cell) => cell.judgments);
    const facts = run.plan.datasets.flatMap(({ id, instances }) =>
      factsOf(instances, run.datasets.get(id)?.instances ?? [], String(run.config.seed)),
    );
    const calls = await readCallFacts(store, new CallFactsTable());
    return {
      paths,
      manifest: { ...manifest, trials: { ...manifest.trials, judged: judgments.length + taken.length } },
      judgments: [...judgments, ...taken],
      facts,
      callFacts: (id) => calls.get(id),
    };
  } finally {
    await store.close();
  }
}
