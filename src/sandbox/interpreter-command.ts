import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** What an interpreter is started for: `bin/sandbox/interpreter.mjs`. */
export type InterpreterRole = "snapshot" | "subject" | "tester";

/** How to start an interpreter. */
export interface InterpreterCommandOptions {
  readonly role: InterpreterRole;
  /** The file with the memory of a started interpreter; none to make one. */
  readonly snapshot?: string | undefined;
  /** Version of Node, as `process.versions.node` has it. */
  readonly nodeVersion: string;
  /** Memory of Python, in MiB. */
  readonly memoryMb: number;
}

const pageKb = 64;

/**
 * Arguments of Node for an interpreter that may read Pyodide and nothing else, may start no process, thread or addon, may not
 * turn text into JavaScript, and whose WebAssembly has a bounded memory. Compilation is the quick kind: programs are short.
 */
export function interpreterCommand(options: InterpreterCommandOptions): readonly string[] {
  const { role, snapshot, nodeVersion, memoryMb } = options;
  const pyodide = dirname(realpathSync(createRequire(import.meta.url).resolve("pyodide/package.json")));
  const program = realpathSync(fileURLToPath(new URL("../../bin/sandbox", import.meta.url)));
  const readable = [`${pyodide}/*`, `${program}/*`, ...(snapshot === undefined ? [] : [snapshot])];
  return [
    permissionFlag(nodeVersion),
    ...readable.map((path) => `--allow-fs-read=${path}`),
    "--disallow-code-generation-from-strings",
    "--no-addons",
    "--no-warnings",
    "--liftoff-only",
    "--max-old-space-size=128",
    `--wasm-max-mem-pages=${Math.ceil((memoryMb * 1024) / pageKb)}`,
    `${program}/interpreter.mjs`,
    role,
    pyodide,
    ...(snapshot === undefined ? [] : [snapshot]),
  ];
}

/** The permission model lost the word "experimental" in 22.13 and 23.5. */
function permissionFlag(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isStable = major > 23 || (major === 23 && minor >= 5) || (major === 22 && minor >= 13);
  return isStable ? "--permission" : "--experimental-permission";
}
