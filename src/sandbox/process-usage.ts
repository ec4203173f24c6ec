import { readFileSync } from "node:fs";

/** What a process has used. */
export interface ProcessUsage {
  /** Processor time of all its threads, in seconds. */
  readonly cpuSeconds: number;
  /** Memory that it holds, in bytes. */
  readonly memoryBytes: number;
}

/** What a process has used so far; undefined where the system has no `/proc`, or the process is gone. */
export function processUsage(pid: number): ProcessUsage | undefined {
  try {
    // The name of the program stands in brackets, and might hold anything.
    const [, fields = ""] = /^.*\) (.*)$/su.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    const [user, system] = fields.split(" ").slice(11, 13).map(Number);
    const [, kb] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    if (user === undefined || system === undefined || kb === undefined) return undefined;
    return { cpuSeconds: (user + system) / ticksPerSecond, memoryBytes: Number(kb) * 1024 };
  } catch {
    return undefined;
  }
}

/** Fixed by Linux for all that it tells programs. */
const ticksPerSecond = 100;
