import { existsSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { isManifest } from "../../core/is-manifest.js";
import { parseJson } from "../../core/parse-json.js";
import type { RunConfig } from "../../core/run-config.js";
import type { RunManifest } from "../../core/run-manifest.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import type { RunPaths } from "../../store/run-paths.js";
import { writeAtomically } from "../../store/write-atomically.js";
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
  readonly start: string;
  /** Folders of other runs whose replies this one uses. */
  readonly reuse: readonly string[];
}

/** How a go at a run ended. */
export type ManifestEnd = Pick<RunManifest, "trials" | "ended" | "race"> & { readonly end?: string };

/** Writes a run's manifest: at its start, and again at its end. */
export function writeManifest(paths: RunPaths, parts: ManifestParts, end: ManifestEnd): RunManifest {
  const { run, evaluators, readings, surroundings, start } = parts;
  const commit = gitCommit(surroundings.packageRoot);
  const used = new Set(run.plan.cells.flatMap((cell) => [cell.evaluator, ...askedIn(cell, run)]));
  const manifest: RunManifest = {
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
    start: firstStart(paths) ?? start,
    reuse: parts.reuse.map((folder) => relative(paths.folder, resolve(surroundings.cwd, folder))),
    ...end,
  };
  writeAtomically(paths.manifest, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
  return manifest;
}

/** The path of a config says nothing about the run, and may say something about the machine. */
function withoutFile(config: RunConfig): RunManifest["config"] {
  return { ...config, file: undefined };
}

/** When the run was first begun: what a later go writes keeps it. */
function firstStart({ manifest }: RunPaths): string | undefined {
  if (!existsSync(manifest)) return undefined;
  try {
    const earlier = parseJson(readFileSync(manifest, "utf8"));
    return isManifest(earlier) ? earlier.start : undefined;
  } catch {
    // A manifest that cannot be read is written anew.
    return undefined;
  }
}
