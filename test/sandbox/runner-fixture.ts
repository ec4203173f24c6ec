import { fileURLToPath } from "node:url";
import { createPyodideRunner } from "../../src/sandbox/create-pyodide-runner.js";
import type { SandboxLimits } from "../../src/sandbox/sandbox-limits.js";
import type { ProgramRunner } from "../../src/core/program-runner.js";

/** A real runner with short limits, whose snapshot is kept between runs of the suite. */
export function testRunner(limits: Partial<SandboxLimits> = {}): ProgramRunner {
  return createPyodideRunner({
    node: { path: process.execPath, version: process.versions.node, pid: process.pid },
    clock: { monotonic: () => performance.now() },
    cacheFolder: fileURLToPath(new URL("../../node_modules/.cache/reife", import.meta.url)),
    concurrency: 1,
    limits: { cpuSeconds: 2, wallSeconds: 120, ...limits },
  });
}
