import { statSync } from "node:fs";
import { resolve } from "node:path";
import { runPaths } from "../../store/run-paths.js";

/** A text that is another one once the files have changed that a run's pages are made of; undefined where no run is. */
export function runMark(folder: string, cwd: string): string | undefined {
  const { manifest, calls, judgments, instances } = runPaths(resolve(cwd, folder));
  const marks = [manifest, calls, judgments, instances].map(markOf);
  return marks[0] === undefined ? undefined : marks.join(" ");
}

function markOf(file: string): string | undefined {
  const about = statSync(file, { throwIfNoEntry: false });
  return about === undefined ? undefined : `${about.ino}:${about.size}:${about.mtimeMs}`;
}
