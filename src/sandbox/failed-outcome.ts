import { isRecord } from "../core/is-record.js";
import type { ProgramOutcome } from "../core/program-outcome.js";
import { visibleControls } from "../core/visible-controls.js";

const mostMessage = 300;
/** What Python of 32 bits says of a size that one of 64 bits has no memory for. */
const tooLarge = "cannot fit 'int' into an index-sized integer";

/**
 * The outcome of a program that ended with an exception, from what an interpreter says of it. Both texts are the
 * program's own, and made fit to show: bounded, on one line, without characters that steer a terminal.
 */
export function failedOutcome(told: unknown): ProgramOutcome {
  const { type, message } = isRecord(told) ? told : {};
  const error = typeof type === "string" && /^\w{1,80}$/u.test(type) ? type : "Exception";
  const text = typeof message === "string" ? message : "";
  if (error === "MemoryError" || (error === "OverflowError" && text === tooLarge)) return { kind: "memory" };
  const line = visibleControls(text.slice(0, mostMessage)).replaceAll(/\s+/gu, " ").trim();
  return { kind: "failed", error, message: line };
}
