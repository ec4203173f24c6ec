import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isRunStatus } from "../../core/is-run-status.js";
import { parseJson } from "../../core/parse-json.js";
import type { RunManifest } from "../../core/run-manifest.js";
import type { RunState } from "../../core/run-state.js";
import type { RunStatus } from "../../core/run-status.js";
import { lockHolder } from "../../store/lock-holder.js";
import { runPaths } from "../../store/run-paths.js";
import { isAlive } from "./is-alive.js";
import { lostByRun } from "./lost-by-run.js";
import { readRunManifest } from "./read-run.js";

/** How the run in a folder stands; disturbs nobody who is at it. Throws as `readRunManifest` does. */
export function runStateOf(folder: string, cwd: string): RunState {
  const paths = runPaths(resolve(cwd, folder));
  const { run, start, end, trials, ended } = readRunManifest(folder, cwd);
  const pid = lockHolder(paths.calls, { isAlive });
  const status = statusIn(paths.status);
  const lost = lostByRun(paths.folder);
  return {
    schema: "reife/run-state/1",
    run,
    state: stateOf(ended, pid),
    ...(pid === undefined ? {} : { pid }),
    start,
    ...(end === undefined ? {} : { end }),
    trials,
    ...(lost.attempts === 0 ? {} : { lost }),
    ...(status === undefined ? {} : { status }),
  };
}

function stateOf(ended: RunManifest["ended"], pid: number | undefined): RunState["state"] {
  if (pid !== undefined) return "running";
  return ended === "running" ? "killed" : ended;
}

/** What cannot be read is as good as not there: it is written anew in a moment. */
function statusIn(file: string): RunStatus | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value = parseJson(readFileSync(file, "utf8"));
    return isRunStatus(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
