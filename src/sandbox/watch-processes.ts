import type { Clock } from "../core/clock.js";
import { processUsage } from "./process-usage.js";
import type { SandboxLimits } from "./sandbox-limits.js";

/** Why a program was ended from outside. */
export type Excess = "timeout" | "memory";

/** What `watchProcesses` works on. */
export interface WatchProcessesOptions {
  /** Id of the process that is at work: the one that is to blame, and is looked at. */
  readonly current: () => number;
  readonly limits: SandboxLimits;
  readonly clock: Pick<Clock, "monotonic">;
  /** Told at every look that finds an excess. */
  readonly onExcess: (excess: Excess) => void;
}

const everyMs = 50;
/** Node and its compiled code beside Python's own memory. */
const hostBytes = 256 * 2 ** 20;

/**
 * Looks at processes that take turns until the function that it returns is called. Processor time counts for each from when it
 * is first seen at work, and time on the clock from now on for all.
 */
export function watchProcesses(options: WatchProcessesOptions): () => void {
  const { current, limits, clock, onExcess } = options;
  const start = clock.monotonic();
  const mostBytes = limits.memoryMb * 2 ** 20 + hostBytes;
  const before = new Map<number, number>();
  const look = (): void => {
    const pid = current();
    const { cpuSeconds = 0, memoryBytes = 0 } = processUsage(pid) ?? {};
    const used = cpuSeconds - (before.get(pid) ?? cpuSeconds);
    before.set(pid, cpuSeconds - used);
    const isLate = used > limits.cpuSeconds || clock.monotonic() - start > limits.wallSeconds * 1000;
    if (memoryBytes > mostBytes) onExcess("memory");
    else if (isLate) onExcess("timeout");
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
  };
}
