import { existsSync, readFileSync } from "node:fs";
import { isManifest } from "../../core/is-manifest.js";
import { parseJson } from "../../core/parse-json.js";
import type { RunManifest } from "../../core/run-manifest.js";
import type { RunPaths } from "../../store/run-paths.js";
import { writeAtomically } from "../../store/write-atomically.js";
import type { MadeOf } from "./manifest-of.js";

/** How a go at a run ended. */
export type ManifestEnd = Pick<RunManifest, "trials" | "ended" | "race" | "end">;

/** What a run is made of, and when this go at it began. */
export interface BegunRun {
  readonly madeOf: MadeOf;
  readonly start: string;
}

/** Writes a run's manifest: at its start, and again at its end. */
export function writeManifest(paths: RunPaths, { madeOf, start }: BegunRun, end: ManifestEnd): void {
  const manifest: RunManifest = { ...madeOf, start: firstStart(paths) ?? start, ...end };
  writeAtomically(paths.manifest, [`${JSON.stringify(manifest, undefined, 2)}\n`]);
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
