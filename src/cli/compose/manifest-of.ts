import { relative, resolve } from "node:path";
import type { RunConfig } from "../../core/run-config.js";
import type { RunManifest } from "../../core/run-manifest.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import type { RunPaths } from "../../store/run-paths.js";
import { askedIn } from "./asked-in.js";
import type { CellReading } from "./cell-reading.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";
import { gitCommit, packageVersion } from "./versions.js";

/** What a manifest is made of. */
export interface ManifestParts {
  readonly run: PreparedRun;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly surroundings: Surroundings;
  /** Folders of other runs whose replies this one uses. */
  readonly reuse: readonly string[];
}

/** What a run is made of: its manifest without the times and the ends of its goes. */
export type MadeOf = Omit<RunManifest, "start" | "end" | "trials" | "race" | "ended">;

/** What a run in a folder is made of. */
export function manifestOf(paths: RunPaths, parts: ManifestParts): MadeOf {
  const { run, evaluators, readings, surroundings } = parts;
  const commit = gitCommit(surroundings.packageRoot);
  const used = new Set(run.plan.cells.flatMap((cell) => [cell.evaluator, ...askedIn(cell, run)]));
  return {
    schema: "reife/manifest/1",
    run: run.plan.run,
    config: withoutFile(run.config),
    configText: run.configText,
    evaluators: Object.fromEntries(
      [...evaluators].filter(([id]) => used.has(id)).map(([id, { model }]) => [id, model.fingerprint]),
    ),
    protocols: Object.fromEntries([...run.protocols].map(([id, { info }]) => [id, info.fingerprint])),
    datasets: Object.fromEntries(
      [...run.datasets].map(([id, { card }]) => [
        id,
        Object.fromEntries(card.files.map(({ name, sha256 }) => [name, sha256])),
      ]),
    ),
    cells: [
      ...[...readings.values()].map((reading) => reading.facts),
      ...run.imported.map(({ facts }) => facts),
    ],
    excluded: run.plan.excluded,
    seed: run.config.seed,
    versions: { reife: packageVersion(surroundings.packageRoot), node: process.versions.node },
    ...(commit === undefined ? {} : { gitCommit: commit }),
    ...(run.flask === undefined ? {} : { flask: run.flask }),
    reuse: parts.reuse.map((folder) => relative(paths.folder, resolve(surroundings.cwd, folder))),
  };
}

/** The path of a config says nothing about the run, and may say something about the machine. */
function withoutFile(config: RunConfig): RunManifest["config"] {
  return { ...config, file: undefined };
}
