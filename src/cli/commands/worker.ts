import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { readDuration } from "../../config/read-duration.js";
import { UsageError } from "../../core/errors.js";
import { createWorkerModel } from "../compose/create-worker-model.js";
import { lookAround } from "../compose/surroundings.js";
import { packageVersion } from "../compose/versions.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { redisOf } from "../redis-flags.js";
import { stopSignals } from "../stop-signals.js";
import { wholeNumberFlag } from "../whole-number-flag.js";
import { workerProgress } from "../worker-progress.js";
import { runWorker } from "../../queue/run-worker.js";

const usualConcurrency = 32;
const usualTakeover = "30s";

/** `reife worker`: makes the calls of runs on a Redis, until it is stopped. */
export async function workerCommand(_args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const address = redisOf(flags, surroundings.environment);
  const name = textFlag(flags, "name") ?? `${hostname()}-${process.pid}`;
  const concurrency = wholeNumberFlag(flags, "concurrency", { least: 1 }) ?? usualConcurrency;
  const takeoverSeconds = secondsOf(flags, "takeover", usualTakeover);
  const idleSeconds =
    textFlag(flags, "exitWhenIdle") === undefined ? undefined : secondsOf(flags, "exitWhenIdle", "");
  const progress = workerProgress(terminal, {
    address,
    name,
    concurrency,
    now: () => surroundings.clock.monotonic(),
  });
  const signals = stopSignals((message) => {
    terminal.err(`reife: ${message}\n`);
  });
  signals.abort.addEventListener("abort", () => {
    // Calls in flight are given up: others make them once this worker has been silent for long enough.
    process.exit(exitCode.interrupted);
  });
  try {
    await runWorker({
      address,
      id: randomUUID(),
      name,
      version: packageVersion(surroundings.packageRoot),
      concurrency,
      takeoverSeconds,
      idleSeconds,
      clock: surroundings.clock,
      createModel: createWorkerModel(surroundings),
      onEvent: progress.event,
      drain: signals.drain,
    });
    return signals.drain.aborted ? exitCode.interrupted : exitCode.done;
  } finally {
    progress.end();
    signals.end();
  }
}

function secondsOf(flags: Flags, name: string, usual: string): number {
  const text = textFlag(flags, name) ?? usual;
  const seconds = readDuration(text);
  if (seconds !== undefined) return seconds;
  const flag = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${flag}: '${text}' is no duration`, { hint: "Write 30s, 5m or 1h" });
}
