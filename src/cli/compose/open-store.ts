import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { StoreError } from "../../core/errors.js";
import type { ResultStore } from "../../core/result-store.js";
import { layeredStore } from "../../store/layered-store.js";
import { openJsonlStore } from "../../store/open-jsonl-store.js";
import { runPaths } from "../../store/run-paths.js";

/** Which calls to open, and how. */
export interface OpenStoreOptions {
  readonly folder: string;
  /** Further run folders whose replies may be used; read only. */
  readonly reuse: readonly string[];
  readonly cwd: string;
  readonly readOnly?: boolean;
}

/** Opens a run's stored calls, with those of other runs behind them. */
export async function openStore(options: OpenStoreOptions): Promise<ResultStore> {
  const file = runPaths(options.folder).calls;
  const own =
    options.readOnly === true
      ? await openJsonlStore({ file, readOnly: true })
      : await openJsonlStore({ file, lock: { pid: process.pid, isAlive } });
  if (options.reuse.length === 0) return own;
  const others: ResultStore[] = [];
  for (const folder of options.reuse) {
    const calls = runPaths(resolve(options.cwd, folder)).calls;
    if (!existsSync(calls)) {
      throw new StoreError(`Cannot reuse ${folder}: it holds no calls.jsonl`, { hint: "Name a run folder" });
    }
    others.push(await openJsonlStore({ file: calls, readOnly: true }));
  }
  return layeredStore({ own, others });
}

/** Whether a process with this id runs: signal 0 asks without touching it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
