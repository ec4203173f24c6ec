import { ConfigError, type FileIssue } from "../core/errors.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { renderError } from "./render-error.js";
import type { Terminal } from "./terminal.js";

/** Tells what is wrong with cards, after what could be shown without them; the exit code says whether anything is. */
export function reportIssues(issues: readonly FileIssue[], terminal: Terminal): ExitCode {
  if (issues.length === 0) return exitCode.done;
  const { text, code } = renderError(new ConfigError(issues), { verbose: false });
  terminal.err(`${text}\n`);
  return code;
}
