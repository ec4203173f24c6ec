import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Compiles `src` once before all tests, so that tests which spawn the program run what is in the tree. */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: "inherit",
  });
}
