import { runPaths, type RunPaths } from "../../store/run-paths.js";

/** Where the files of a run stand. */
export function runPathsOf(folder: string): RunPaths {
  return runPaths(folder);
}
