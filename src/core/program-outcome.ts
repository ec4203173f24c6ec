/**
 * How a program fared against its tests: `passed`; `failed` (an assertion or another exception, its type and message as
 * the program gave them, escaped and cut); `timeout`; `memory` (more than it may have); `crashed` (its interpreter died, or
 * no longer spoke its protocol); `no-function` (it ran, and left no function of the name that is tested).
 */
export type ProgramOutcome =
  | { readonly kind: "passed" | "timeout" | "memory" | "crashed" | "no-function" }
  | { readonly kind: "failed"; readonly error: string; readonly message: string };
