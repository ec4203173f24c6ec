import type { Clock } from "../core/clock.js";
import { SandboxError } from "../core/errors.js";
import type { ProgramOutcome } from "../core/program-outcome.js";
import type { ProgramTask } from "../core/program-runner.js";
import type { InterpreterPool } from "./interpreter-pool.js";
import { judgeProgram } from "./judge-program.js";
import type { SandboxLimits } from "./sandbox-limits.js";
import type { Interpreter } from "./start-interpreter.js";
import { type Excess, watchProcesses } from "./watch-processes.js";

/** What `judgeWithinLimits` needs beside the task. */
export interface JudgeWithinLimitsOptions {
  readonly pool: InterpreterPool;
  readonly limits: SandboxLimits;
  readonly clock: Pick<Clock, "monotonic">;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Judges a program with interpreters of a pool, and ends the one that is at work once it has used more than it may.
 *
 * @throws SandboxError if the tests cannot be run, or their interpreter ends by itself; the signal's reason if it aborts
 */
export async function judgeWithinLimits(
  task: ProgramTask,
  { pool, limits, clock, signal }: JudgeWithinLimitsOptions,
): Promise<ProgramOutcome> {
  signal?.throwIfAborted();
  const tester = await pool.tester();
  const subject = await pool.freshSubject();
  let current = subject;
  let excess: Excess | undefined;
  let isReady = false;
  const turnOf = (one: Interpreter): Pick<Interpreter, "ask"> => ({
    ask: async (text) => {
      current = one;
      return one.ask(text);
    },
  });
  const onExcess = (found: Excess): void => {
    excess ??= found;
    pool.end(current);
  };
  const abort = (): void => {
    pool.end(subject);
    pool.end(tester);
  };
  signal?.addEventListener("abort", abort);
  const unwatch = watchProcesses({ current: () => current.pid, limits, clock, onExcess });
  try {
    const outcome = await judgeProgram(task, { subject: turnOf(subject), tester: turnOf(tester) });
    signal?.throwIfAborted();
    isReady = outcome !== "tester gone";
    if (excess !== undefined) return { kind: excess };
    if (outcome !== "tester gone") return outcome;
    throw new SandboxError(`The interpreter of the tests has ended: ${tester.said().trim()}`);
  } finally {
    unwatch();
    signal?.removeEventListener("abort", abort);
    pool.end(subject);
    if (isReady) pool.giveBack(tester);
    else pool.end(tester);
  }
}
