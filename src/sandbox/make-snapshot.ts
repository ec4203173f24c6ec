import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { SandboxError } from "../core/errors.js";
import { sha256 } from "../core/sha256.js";
import { interpreterCommand } from "./interpreter-command.js";
import type { NodeProgram } from "./node-program.js";

/**
 * The file that holds the memory of a started interpreter with the modules that programs import most, made where it is not
 * there yet: an interpreter starts from it in a fraction of the time.
 *
 * @param node the program to run
 * @param cacheFolder where it is kept, under a name that changes with Pyodide and with what is imported
 * @param mostMs milliseconds on the clock that it may take
 * @returns its path
 * @throws SandboxError if Pyodide cannot be started
 */
export async function makeSnapshot(node: NodeProgram, cacheFolder: string, mostMs: number): Promise<string> {
  const manifest = readFileSync(createRequire(import.meta.url).resolve("pyodide/package.json"), "utf8");
  const prelude = readFileSync(new URL("../../bin/sandbox/prelude.py", import.meta.url), "utf8");
  const folder = join(cacheFolder, "sandbox");
  const path = join(folder, `python-${sha256(manifest + prelude).slice(0, 16)}.snapshot`);
  if (existsSync(path)) return path;
  const args = interpreterCommand({ role: "snapshot", nodeVersion: node.version, memoryMb: 1024 });
  try {
    const options = {
      encoding: "buffer",
      env: {},
      maxBuffer: 2 ** 28,
      timeout: mostMs,
      killSignal: "SIGKILL",
    } as const;
    const { stdout } = await promisify(execFile)(node.path, args, options);
    mkdirSync(folder, { recursive: true });
    const temporary = `${path}.${node.pid}.tmp`;
    writeFileSync(temporary, stdout);
    // Others may have made the same meanwhile: the last one stays, and all are alike.
    renameSync(temporary, path);
  } catch (error) {
    throw new SandboxError("Cannot start Python in its sandbox", {
      cause: error,
      hint: "Run `npm ci` again, and look whether the cache folder can be written to",
    });
  }
  return path;
}
