import { spawn, type ChildProcessByStdio } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { isHostBusy, runHosted } from "./cli-host.js";

const bin = fileURLToPath(new URL("../../bin/reife.js", import.meta.url));

/** How a program ended, and everything that it wrote. */
export interface CliResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how to start the program. */
export interface CliOptions {
  /** Working folder; default: a new empty one, removed after the test. */
  readonly cwd?: string | undefined;
  /** Variables beyond those of the clean environment; undefined takes one out. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** After that it is killed and the result rejects. Default: 45 s. */
  readonly timeoutMs?: number | undefined;
}

/** A program that runs. */
export interface RunningCli {
  /** Ends with what the program wrote. */
  readonly done: Promise<CliResult>;
  /** Resolves once stdout and stderr together hold the text; rejects when the program ends without it. */
  wrote(text: string): Promise<void>;
  send(signal: NodeJS.Signals): void;
  /** What it has written so far: stdout, then stderr. */
  written(): string;
  /** Stops reading stdout, as `| head` does. */
  closeStdout(): void;
}

/**
 * Runs the built program to its end: in the process that a worker's tests share, or in one of its own where that one is busy.
 * What is about the process itself takes `startCli`.
 */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  if (isHostBusy()) return startCli(args, options).done;
  return { signal: null, ...(await runHosted({ args, ...placeOf(options) })) };
}

/**
 * Starts the built program in a process of its own. Its environment is clean: PATH, a home and a cache folder of its own, no
 * key, no proxy, no mirror, no terminal.
 */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const { cwd, env, timeoutMs } = placeOf(options);
  const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const written = collect(child);
  const done = new Promise<CliResult>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`reife ${args.join(" ")} did not end: ${written.stdout}${written.stderr}`));
    }, timeoutMs);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...written });
    });
  });
  return {
    done,
    wrote: (text) => untilWritten(child, { written, text }),
    send: (signal) => {
      child.kill(signal);
    },
    written: () => written.stdout + written.stderr,
    closeStdout: () => {
      child.stdout.destroy();
    },
  };
}

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

function placeOf({ cwd, env, timeoutMs = 45_000 }: CliOptions): Place {
  const home = temporaryFolder();
  const all = { PATH: process.env["PATH"], HOME: home, REIFE_CACHE_DIR: join(home, "cache"), ...env };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { cwd: cwd ?? home, env: Object.fromEntries(set), timeoutMs };
}

/** A new empty folder, removed after the test; its real path. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "reife-cli-")));
  // A project with its packages takes a busy machine a while to remove.
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);
  return folder;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

interface Written {
  stdout: string;
  stderr: string;
}

function collect(child: Child): Written {
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8");
    child[name].on("data", (text: string) => {
      written[name] += text;
    });
  }
  return written;
}

function untilWritten(child: Child, { written, text }: { written: Written; text: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if ((written.stdout + written.stderr).includes(text)) resolve();
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.on("close", () => {
      reject(new Error(`The program ended without writing '${text}': ${written.stdout}${written.stderr}`));
    });
    look();
  });
}
