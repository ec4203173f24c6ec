import type { TokenUsage } from "./chat-reply.js";
import type { ModelFailure } from "./model-failure.js";
import { isRetryable } from "./is-retryable.js";

/** What a reader needs to mend an error: the hint is one imperative sentence. */
export interface SuiteErrorOptions {
  readonly cause?: unknown;
  readonly hint?: string | undefined;
}

/** An error that the suite foresees; everything else is a bug. */
export abstract class SuiteError extends Error {
  abstract readonly code: string;
  readonly hint: string | undefined;
  constructor(message: string, options: SuiteErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
  }
}

/** A bad flag or argument, or something asked for that does not exist. */
export class UsageError extends SuiteError {
  readonly code = "USAGE";
}

/** One thing wrong in a file, with its place; lines and columns count from 1. */
export interface FileIssue {
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** More lines than anybody reads. */
const mostLines = 100;

/** A config or card that is not valid: all its problems at once, of which the message tells the first hundred. */
export class ConfigError extends SuiteError {
  readonly code = "CONFIG";
  readonly issues: readonly FileIssue[];
  constructor(issues: readonly FileIssue[], options: SuiteErrorOptions = {}) {
    const untold = issues.length - mostLines;
    const rest = untold > 0 ? [`... and ${untold} more`] : [];
    super([...issues.slice(0, mostLines).map(lineOf), ...rest].join("\n"), options);
    this.issues = issues;
  }
}

/** A dataset that is absent, damaged, or not what its card says. */
export class DatasetError extends SuiteError {
  readonly code = "DATASET";
}

/** A run folder that cannot be read or written. */
export class StoreError extends SuiteError {
  readonly code = "STORE";
}

/** A sandbox for programs that cannot be set up or has failed by itself, whatever it was running. */
export class SandboxError extends SuiteError {
  readonly code = "SANDBOX";
}

/** What is known of a failed model call. */
export interface ModelErrorOptions extends SuiteErrorOptions {
  readonly failure: ModelFailure;
  readonly status?: number | undefined;
  /** How long the provider asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly billed?: Billed | undefined;
}

/**
 * What is known of the bill for an attempt that brought no usable reply: the tokens that the provider counted; `perhaps` where the
 * request went out and no answer says what became of it. Absent: nothing was billed.
 */
export type Billed = TokenUsage | "perhaps";

/** A model call that failed, for good or for now. */
export class ModelError extends SuiteError {
  readonly code = "MODEL";
  readonly failure: ModelFailure;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requestId: string | undefined;
  readonly billed: Billed | undefined;
  constructor(message: string, options: ModelErrorOptions) {
    super(message, options);
    this.failure = options.failure;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
    this.requestId = options.requestId;
    this.billed = options.billed;
  }
  /** Whether the same request may be sent again. */
  get retryable(): boolean {
    return isRetryable(this.failure);
  }
}

function lineOf(issue: FileIssue): string {
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(":");
  return `${place}: ${issue.message}${issue.hint === undefined ? "" : ` (${issue.hint})`}`;
}
