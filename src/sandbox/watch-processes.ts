import type { Clock } from "../core/clock.js";
import { processUsage } from "./process-usage.js";
import type { SandboxLimits } from "./sandbox-limits.js";

/** Why a program was ended from outside. */
export type Excess = "timeout" | "memory";

/** What `watchProcesses` works on. */
export interface WatchProcessesOptions {
  /** Ids of processes that take turns. */
  readonly pids: readonly number[];
  /** Id of the one whose turn it is. */
  readonly current: () => number;
  readonly limits: SandboxLimits;
  readonly clock: Pick<Clock, "monotonic">;
  /** Told at every look that finds an excess, with the id of the process that is to blame. */
  readonly onExcess: (excess: Excess, pid: number) => void;
}

const everyMs = 50;
/** Node and its compiled code beside Python's own memory. */
const hostBytes = 256 * 2 ** 20;

/**
 * Looks at processes that take turns until the function that it returns is called. Memory and processor time, which counts from
 * now on, hold for each of them. Time on the clock counts only while the one whose turn it is rests, and at most one interval for a
 * look: neither a busy machine nor a late look is a program's fault. Where the system tells nothing of processes all time on the
 * clock counts.
 */
export function watchProcesses(options: WatchProcessesOptions): () => void {
  const { pids, current, limits, clock, onExcess } = options;
  const mostBytes = limits.memoryMb * 2 ** 20 + hostBytes;
  const before = new Map(pids.map((pid) => [pid, processUsage(pid)?.cpuSeconds]));
  let last = clock.monotonic();
  let waitedMs = 0;
  const waited = (): number => {
    const now = clock.monotonic();
    const usage = processUsage(current());
    if (usage === undefined) waitedMs += now - last;
    else if (usage.isResting) waitedMs += Math.min(everyMs, now - last);
    last = now;
    return waitedMs;
  };
  const look = (): void => {
    for (const pid of pids) {
      const { cpuSeconds = 0, memoryBytes = 0 } = processUsage(pid) ?? {};
      if (memoryBytes > mostBytes) onExcess("memory", pid);
      else if (cpuSeconds - (before.get(pid) ?? cpuSeconds) > limits.cpuSeconds) onExcess("timeout", pid);
    }
    if (waited() > limits.wallSeconds * 1000) onExcess("timeout", current());
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
  };
}
