import { ConfigError, SuiteError } from "../core/errors.js";
import { exitCode, type ExitCode } from "./exit-code.js";

/** An error as the user sees it. */
export interface RenderedError {
  readonly text: string;
  readonly code: ExitCode;
}

/**
 * What to print for an error and how to exit. Foreseen errors take a line each (a file's problems one line a problem);
 * anything else is a bug and shows its stack.
 */
export function renderError(error: unknown, options: { readonly verbose: boolean }): RenderedError {
  if (error instanceof ConfigError) {
    const count = error.issues.length;
    const tail = count > 1 ? `\n${count} problems` : "";
    return { text: withHint(`${error.message}${tail}`, error), code: exitCode.usage };
  }
  if (error instanceof SuiteError) {
    const stack = options.verbose && error.stack !== undefined ? `\n${error.stack}` : "";
    return { text: withHint(error.message, error) + stack, code: codeOf(error) };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { text: `Internal error (a bug in reife): ${stack}`, code: exitCode.internal };
}

function withHint(message: string, { hint }: SuiteError): string {
  return hint === undefined ? `reife: ${message}` : `reife: ${message} (${asClause(hint)})`;
}

/** A hint begins a sentence where it is written, and a clause here; names in capitals stay as they are. */
function asClause(hint: string): string {
  return /^[A-Z][a-z]/u.test(hint) ? hint.charAt(0).toLowerCase() + hint.slice(1) : hint;
}

/** A model that cannot be called, or a sandbox that fails, leaves a run incomplete; all else is for the user to mend before a run can start. */
function codeOf(error: SuiteError): ExitCode {
  return error.code === "MODEL" || error.code === "SANDBOX" ? exitCode.incomplete : exitCode.usage;
}
