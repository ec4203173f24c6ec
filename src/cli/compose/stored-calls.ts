import { existsSync } from "node:fs";
import type { ResultStore } from "../../core/result-store.js";
import { memoryStore } from "../../store/memory-store.js";
import { openJsonlStore } from "../../store/open-jsonl-store.js";
import { runPaths } from "../../store/run-paths.js";

/** The calls that a run folder holds; none where there is no such folder yet. Writes nothing. */
export async function storedCalls(folder: string): Promise<Pick<ResultStore, "find">> {
  const file = runPaths(folder).calls;
  return existsSync(file) ? openJsonlStore({ file, readOnly: true }) : memoryStore();
}
