import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { showPath } from "./show-path.js";

/**
 * What to do with a run's folder where a config was wanted; undefined for any other path. The config that is named is the one of the
 * run's name, where it lies in `configs/`.
 */
export function runFolderHint(path: string, cwd: string): string | undefined {
  if (!existsSync(join(path, "manifest.json"))) return undefined;
  const own = join("configs", `${basename(path)}.yaml`);
  const config = existsSync(join(cwd, own)) ? own : join("configs", "grid.yaml");
  return `name its config, such as ${config}; \`reife leaderboard ${showPath(cwd, path)}\` prints it again`;
}
