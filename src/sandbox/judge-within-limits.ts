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

/** What comes of a program while its interpreters are looked after. */
type Judged = Awaited<ReturnType<typeof judgeProgram>>;

/**
 * Judges a program with interpreters of a pool, and ends the one that is at work once it has used more than it may.
 *
 * @throws SandboxError if the tests cannot be run, their interpreter ends by itself, or something outside ends one of the two;
 *   the signal's reason if it aborts
 */
export async function judgeWithinLimits(
  task: ProgramTask,
  { pool, limits, clock, signal }: JudgeWithinLimitsOptions,
): Promise<ProgramOutcome> {
  signal?.throwIfAborted();
  const tester = await pool.tester();
  let subject: Interpreter;
  try {
    subject = await pool.freshSubject();
  } catch (error) {
    pool.giveBack(tester);
    throw error;
  }
  const abort = (): void => {
    pool.end(subject);
    pool.end(tester);
  };
  let isReady = false;
  try {
    // It may have aborted while they started.
    signal?.throwIfAborted();
    signal?.addEventListener("abort", abort);
    const { outcome, excess } = await judgeWatched(task, { subject, tester, pool, limits, clock });
    signal?.throwIfAborted();
    isReady = outcome !== "tester gone";
    return excess === undefined ? outcomeOf(outcome, { subject, tester }) : { kind: excess };
  } finally {
    signal?.removeEventListener("abort", abort);
    pool.end(subject);
    if (isReady) pool.giveBack(tester);
    else pool.end(tester);
  }
}

interface Pair {
  readonly subject: Interpreter;
  readonly tester: Interpreter;
}

/** Judges while watching both, and says what was exceeded first. */
async function judgeWatched(
  task: ProgramTask,
  { subject, tester, pool, limits, clock }: Pair & Omit<JudgeWithinLimitsOptions, "signal">,
): Promise<{ readonly outcome: Judged; readonly excess: Excess | undefined }> {
  let current = subject;
  let excess: Excess | undefined;
  const turnOf = (one: Interpreter): Pick<Interpreter, "ask"> => ({
    ask: async (text) => {
      current = one;
      return one.ask(text);
    },
  });
  const unwatch = watchProcesses({
    ...{ pids: [subject.pid, tester.pid], current: () => current.pid, limits, clock },
    onExcess: (found, pid) => {
      excess ??= found;
      pool.end(pid === tester.pid ? tester : subject);
    },
  });
  try {
    const outcome = await judgeProgram(task, { subject: turnOf(subject), tester: turnOf(tester) });
    return { outcome, excess };
  } finally {
    unwatch();
  }
}

/** The outcome of a program that exceeded nothing, unless it is the sandbox that has failed. */
function outcomeOf(outcome: Judged, { subject, tester }: Pair): ProgramOutcome {
  const signal = subject.endedFromOutside() ?? tester.endedFromOutside();
  if (signal !== undefined && (outcome === "tester gone" || outcome.kind === "crashed")) {
    throw new SandboxError(`Something outside reife has ended an interpreter of the sandbox (${signal})`, {
      hint: "Run the same command again, with a lower --concurrency if the machine is short of memory",
    });
  }
  if (outcome !== "tester gone") return outcome;
  throw new SandboxError(`The interpreter of the tests has ended: ${tester.said().trim()}`);
}
