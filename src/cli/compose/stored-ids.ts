import { existsSync } from "node:fs";
import { openJsonlStore } from "../../store/open-jsonl-store.js";
import { runPaths } from "../../store/run-paths.js";

/** Which calls a run folder holds; none where there is no such folder yet. Writes nothing. */
export async function storedIds(folder: string): Promise<{ has(id: string): boolean }> {
  const file = runPaths(folder).calls;
  if (!existsSync(file)) return { has: () => false };
  return openJsonlStore({ file, readOnly: true });
}
