import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Compiles `src`, and the pages where they have changed, once before all tests, so that tests which spawn the program run what is in the tree. Types are for
 * `npm run typecheck` to check.
 */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const compiler = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck"];
  execFileSync(process.execPath, compiler, { cwd: root, stdio: "inherit" });
  if (newest(root, ["src/site", "src/plots"]) > newest(root, ["dist/site"]))
    execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], {
      cwd: root,
      stdio: "inherit",
    });
}

/** When the youngest file in these folders was written; 0 where there is none. */
function newest(root: string, folders: readonly string[]): number {
  const times = folders.flatMap((folder) => {
    try {
      const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
      return files
        .filter((file) => file.isFile())
        .map((file) => statSync(join(file.parentPath, file.name)).mtimeMs);
    } catch {
      return [];
    }
  });
  return Math.max(0, ...times);
}
