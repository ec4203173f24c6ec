import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { StoreError } from "../../core/errors.js";
import type { ResultStore } from "../../core/result-store.js";
import { layeredStore } from "../../store/layered-store.js";
import { memoryStore } from "../../store/memory-store.js";
import { openJsonlStore } from "../../store/open-jsonl-store.js";
import { runPaths } from "../../store/run-paths.js";
import { isAlive } from "./is-alive.js";

/** Which calls to open, and how. */
export interface OpenStoreOptions {
  readonly folder: string;
  /** Further run folders whose replies may be used; read only. */
  readonly reuse: readonly string[];
  readonly cwd: string;
  /** Writes nothing: a folder without calls is then an empty store. */
  readonly readOnly?: boolean;
}

/**
 * Opens a run's stored calls, with those of other runs behind them. The run's own file is made last: where another one
 * cannot be read, nothing has been written.
 */
export async function openStore(options: OpenStoreOptions): Promise<ResultStore> {
  const others: ResultStore[] = [];
  try {
    for (const folder of options.reuse) others.push(await openOther(folder, options.cwd));
    const own = await openOwn(options);
    return others.length === 0 ? own : layeredStore({ own, others });
  } catch (error) {
    await Promise.allSettled(others.map((store) => store.close()));
    throw error;
  }
}

async function openOther(folder: string, cwd: string): Promise<ResultStore> {
  const file = runPaths(resolve(cwd, folder)).calls;
  if (existsSync(file)) return openJsonlStore({ file, readOnly: true });
  throw new StoreError(`Cannot reuse ${folder}: it holds no calls.jsonl`, { hint: "Name a run folder" });
}

async function openOwn({ folder, readOnly }: OpenStoreOptions): Promise<ResultStore> {
  const file = runPaths(folder).calls;
  if (readOnly !== true) return openJsonlStore({ file, lock: { pid: process.pid, isAlive } });
  return existsSync(file) ? openJsonlStore({ file, readOnly: true }) : memoryStore();
}
