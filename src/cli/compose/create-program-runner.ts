import { availableParallelism } from "node:os";
import type { ProgramRunner } from "../../core/program-runner.js";
import { createPyodideRunner } from "../../sandbox/create-pyodide-runner.js";
import type { SandboxLimits } from "../../sandbox/sandbox-limits.js";
import type { Surroundings } from "./surroundings.js";

/** What a command says of the runner that it wants. */
export interface ProgramRunnerOptions {
  /** Programs that run at once; absent: as many as the machine has processors, at most eight. */
  readonly concurrency?: number | undefined;
  readonly limits?: Partial<SandboxLimits> | undefined;
}

/** A runner of programs that models wrote, on this machine. Whoever creates it closes it. */
export function createProgramRunner(
  { clock, cacheDir }: Pick<Surroundings, "clock" | "cacheDir">,
  { concurrency, limits }: ProgramRunnerOptions = {},
): ProgramRunner {
  return createPyodideRunner({
    node: { path: process.execPath, version: process.versions.node, pid: process.pid },
    clock,
    cacheFolder: cacheDir,
    concurrency: concurrency ?? Math.min(8, availableParallelism()),
    limits,
  });
}
