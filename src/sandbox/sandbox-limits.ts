/** What one program may use, its tests included. */
export interface SandboxLimits {
  /** Processor time, where the system tells it (Linux); elsewhere nothing but `wallSeconds` holds. */
  readonly cpuSeconds: number;
  /** Time on the clock in which it rests; elsewhere than on Linux, all its time on the clock. */
  readonly wallSeconds: number;
  /** Memory of Python, in MiB; the process that it lives in may have 256 MiB more. */
  readonly memoryMb: number;
}

/** Generous for a problem of HumanEval: the slowest of its own solutions takes about a second of processor time. */
export const defaultSandboxLimits: SandboxLimits = { cpuSeconds: 10, wallSeconds: 30, memoryMb: 256 };
