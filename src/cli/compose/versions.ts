import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";

/** Version of the package, from its `package.json`. */
export function packageVersion(packageRoot: string): string {
  const manifest = parseJson(readFileSync(join(packageRoot, "package.json"), "utf8"));
  const version = isRecord(manifest) ? manifest["version"] : undefined;
  return typeof version === "string" ? version : "unknown";
}

/** Commit of the checkout that the program runs from, or undefined where it is none. */
export function gitCommit(packageRoot: string): string | undefined {
  try {
    // It is given no more of the environment than it takes to be found: keys are for nobody else.
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
    const answer = execFileSync("git", ["rev-parse", "HEAD"], { cwd: packageRoot, stdio: "pipe", env });
    return answer.toString("utf8").trim();
  } catch {
    // No git, or no checkout: an installed package has no commit to name.
    return undefined;
  }
}
