import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Compiles `src` once before all tests, so that tests which spawn the program run what is in the tree. Types are for
 * `npm run typecheck` to check.
 */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const compiler = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck"];
  execFileSync(process.execPath, compiler, { cwd: root, stdio: "inherit" });
}
