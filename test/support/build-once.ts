import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Compiles `src`, and the pages, once before all tests where they have changed since they were built, so that tests which spawn the
 * program run what is in the tree. Types are for `npm run typecheck` to check.
 */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const build = (...command: readonly string[]): void => {
    execFileSync(process.execPath, [...command], { cwd: root, stdio: "inherit" });
  };
  if (newest(root, ["src", "tsconfig.json", "tsconfig.build.json"]) > newest(root, ["dist/.tsbuildinfo"]))
    build("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck");
  if (newest(root, ["src/cli", "src/core", "vite.start.config.ts"]) > newest(root, ["dist/start"]))
    build("node_modules/vite/bin/vite.js", "build", "--config", "vite.start.config.ts", "--logLevel", "warn");
  if (newest(root, ["src/site", "src/plots"]) > newest(root, ["dist/site"]))
    build("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
}

/** When the youngest of these files, and of those in these folders, was written; 0 where there is none. */
function newest(root: string, paths: readonly string[]): number {
  return Math.max(0, ...paths.flatMap((path) => timesBelow(join(root, path))));
}

function timesBelow(path: string): readonly number[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) return stats === undefined ? [] : [stats.mtimeMs];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => statSync(join(file.parentPath, file.name)).mtimeMs);
}
