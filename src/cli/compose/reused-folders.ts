import { resolve } from "node:path";
import type { RunManifest } from "../../core/run-manifest.js";
import type { RunPaths } from "../../store/run-paths.js";

/** The folders of other runs whose replies a run uses, as its manifest names them. */
export function reusedFolders({ folder }: RunPaths, { reuse }: RunManifest): readonly string[] {
  return reuse.map((path) => resolve(folder, path));
}
