import { readFileSync } from "node:fs";

/** What a process has used. */
export interface ProcessUsage {
  /** Processor time of all its threads, in seconds. */
  readonly cpuSeconds: number;
  /** Memory that it holds, in bytes. */
  readonly memoryBytes: number;
  /** Whether its main thread waits for something else than a processor, disk or whoever has stopped it. */
  readonly isResting: boolean;
}

/** What a process has used so far; undefined where the system has no `/proc`, or the process is gone. */
export function processUsage(pid: number): ProcessUsage | undefined {
  try {
    // The name of the program stands in brackets, and might hold anything.
    const [, fields = ""] = /^.*\) (.*)$/su.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const [state, ...numbers] = fields.split(" ");
    const [user, system] = numbers.slice(10, 12).map(Number);
    const [, kb] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    if (user === undefined || system === undefined || kb === undefined) return undefined;
    const cpuSeconds = (user + system) / ticksPerSecond;
    return { cpuSeconds, memoryBytes: Number(kb) * 1024, isResting: state === "S" };
  } catch {
    return undefined;
  }
}

/** Fixed by Linux for all that it tells programs. */
const ticksPerSecond = 100;
