import PQueue from "p-queue";
import type { Clock } from "../core/clock.js";
import type { ProgramRunner } from "../core/program-runner.js";
import { InterpreterPool } from "./interpreter-pool.js";
import { judgeWithinLimits } from "./judge-within-limits.js";
import type { NodeProgram } from "./node-program.js";
import { defaultSandboxLimits, type SandboxLimits } from "./sandbox-limits.js";

/** What a runner needs. */
export interface PyodideRunnerOptions {
  readonly node: NodeProgram;
  readonly clock: Pick<Clock, "monotonic">;
  /** Folder for the snapshot of a started interpreter. */
  readonly cacheFolder: string;
  /** Programs that run at once; each takes two processes of some 200 MiB. */
  readonly concurrency: number;
  readonly limits?: Partial<SandboxLimits> | undefined;
}

/**
 * Runs programs in Python on WebAssembly. Each has a fresh process to itself, which is killed afterwards; the tests run in
 * another, which stays. `docs/sandbox.md` says what holds and what does not.
 */
export function createPyodideRunner(options: PyodideRunnerOptions): ProgramRunner {
  const { node, clock, cacheFolder, concurrency } = options;
  const limits = { ...defaultSandboxLimits, ...options.limits };
  const queue = new PQueue({ concurrency });
  const pool = new InterpreterPool({ node, cacheFolder, memoryMb: limits.memoryMb });
  return {
    get interpreter() {
      return pool.greeting;
    },
    run: async (task, { signal } = {}) =>
      queue.add(async () => judgeWithinLimits(task, { pool, limits, clock, signal })),
    close: async () => {
      queue.clear();
      pool.endAll();
      await queue.onIdle();
    },
  };
}
