import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SandboxError } from "../../src/core/errors.js";
import { InterpreterPool } from "../../src/sandbox/interpreter-pool.js";
import { judgeWithinLimits } from "../../src/sandbox/judge-within-limits.js";
import { defaultSandboxLimits } from "../../src/sandbox/sandbox-limits.js";
import { startInterpreter } from "../../src/sandbox/start-interpreter.js";
import { temporaryFolder } from "../support/run-cli.js";

/** A pool whose "Node" is a shell script; it gets the role of an interpreter as `$role`. */
function poolOf(script: string, mostStartMs: number): InterpreterPool {
  const cacheFolder = temporaryFolder();
  const path = join(cacheFolder, "node");
  const role = 'for role; do case "$role" in snapshot|subject|tester) break;; esac; done';
  writeFileSync(path, `#!/bin/sh\n${role}\n${script}\n`);
  chmodSync(path, 0o755);
  const node = { path, version: process.versions.node, pid: process.pid };
  return new InterpreterPool({ node, cacheFolder, memoryMb: 64, mostStartMs });
}

const made = 'test "$role" = snapshot && exit';
const hello = "printf '\\002\\000\\000\\000hi'";
const task = { program: "", helpers: "", tests: "", entryPoint: "f" };
const judge = { limits: defaultSandboxLimits, clock: { monotonic: () => performance.now() } };

it("an interpreter that does not start within its time is the sandbox's failure", async () => {
  const pool = poolOf('test "$role" = snapshot || exec sleep 600', 300);
  const failed = judgeWithinLimits(task, { pool, ...judge });
  await expect(failed).rejects.toThrow("An interpreter of the sandbox has not started: not within 0.3 s");
  await expect(failed).rejects.toBeInstanceOf(SandboxError);
});

it("so is a snapshot that is not made within its time", async () => {
  const failed = poolOf("exec sleep 600", 300).tester();
  await expect(failed).rejects.toThrow("Cannot start Python in its sandbox");
});

it("and an interpreter that something outside ends, which is no crash of the program", async () => {
  const pool = poolOf(
    `${made}; ${hello}; test "$role" = tester && exec sleep 600; head -c 4 >/dev/null; kill -9 $$`,
    60_000,
  );
  const failed = judgeWithinLimits(task, { pool, ...judge });
  await expect(failed).rejects.toThrow(
    "Something outside reife has ended an interpreter of the sandbox (SIGKILL)",
  );
  pool.endAll();
});

it("one that aborts while interpreters start ends with the signal's reason, and runs nothing", async () => {
  const pool = poolOf(`${made}; ${hello}; exec sleep 600`, 60_000);
  const controller = new AbortController();
  const ended = judgeWithinLimits(task, { pool, ...judge, signal: controller.signal });
  controller.abort(new Error("Interrupted"));
  await expect(ended).rejects.toThrow("Interrupted");
  pool.endAll();
});

it("startInterpreter() puts it into a group of its own, which Ctrl-C does not reach", async () => {
  const started = startInterpreter("/bin/sh", ["-c", `${hello}; exec sleep 600`]);
  expect(await started.next()).toBe("hi");
  const { stdout } = spawnSync("ps", ["-o", "pgid=", "-p", String(started.pid)], { encoding: "utf8" });
  expect(Number(stdout)).toBe(started.pid);
  started.kill();
  expect(await started.next()).toBeUndefined();
  expect(started.endedFromOutside()).toBeUndefined();
});
