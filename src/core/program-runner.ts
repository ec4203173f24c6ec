import type { ProgramOutcome } from "./program-outcome.js";

/** A program that a model wrote, and what it has to pass. */
export interface ProgramTask {
  /** The whole program as it is to be run: whatever was made of the model's completion. Hostile, for all we know. */
  readonly program: string;
  /** Source that the tests may lean on beside the function under test: a problem's prompt, with its imports and helpers. */
  readonly helpers: string;
  /** Source that defines `check(candidate)`. */
  readonly tests: string;
  /** Name of the function that the program has to define and `check` is handed. */
  readonly entryPoint: string;
}

/**
 * The seam to whatever runs programs that models wrote. What a program does is its outcome; a runner that cannot do its
 * work rejects with a `SandboxError`, so that no program is ever blamed for it.
 */
export interface ProgramRunner {
  /** What runs the programs, as recorded with results: Python's version and its host's. Undefined before the first program. */
  readonly interpreter: string | undefined;
  /** Runs one program against its tests; several may run at once. Aborting the signal ends it and rejects with its reason. */
  run(task: ProgramTask, options?: { readonly signal?: AbortSignal | undefined }): Promise<ProgramOutcome>;
  /** Ends everything that was started. */
  close(): Promise<void>;
}
