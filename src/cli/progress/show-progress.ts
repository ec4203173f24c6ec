import type { EngineEvent } from "../../core/engine.js";
import type { RunStatus } from "../../core/run-status.js";
import { statusBlock } from "../../report/status-block.js";
import { statusLine } from "../../report/status-line.js";
import type { Terminal } from "../terminal.js";
import { redraw } from "./redraw.js";

/** Shows how a run goes: lines that are redrawn on a terminal, a plain line now and then elsewhere, events as JSON. */
export interface Progress {
  /** Told of every event, after it was counted. */
  event(event: EngineEvent): void;
  /** Writes a message of its own between. */
  tell(message: string): void;
  /** Takes the redrawn lines away, and prints the last plain one. */
  end(): void;
}

/** What progress is shown of. */
export interface ProgressOptions {
  readonly status: () => RunStatus;
  /** Calls a function again and again, every so many milliseconds, until what it returns is called. */
  readonly every: (ms: number, action: () => void) => () => void;
}

const redrawEveryMs = 250;
/** A log is read later, by people who scroll. */
const plainEveryMs = 10_000;
/** So long a plain line waits where nothing has moved. */
const standstillMs = 600_000;

/** Progress of a run on a terminal's streams. */
export function showProgress(terminal: Terminal, options: ProgressOptions): Progress {
  if (terminal.json) return jsonProgress(terminal, options);
  if (terminal.quiet) return { event: ignore, tell: plainTell(terminal), end: ignore };
  return terminal.live ? liveProgress(terminal, options) : plainProgress(terminal, options);
}

function liveProgress(terminal: Terminal, { status, every }: ProgressOptions): Progress {
  const block = redraw(terminal);
  const size = { columns: terminal.columns - 1, evaluators: Math.max(0, Math.min(10, terminal.rows - 8)) };
  const draw = (): void => {
    block.draw(statusBlock(status(), size));
  };
  const stop = every(redrawEveryMs, draw);
  const tell = (message: string): void => {
    block.clear();
    terminal.err(`reife: ${message}\n`);
  };
  return {
    event: telling(tell),
    tell,
    end: () => {
      stop();
      block.clear();
      terminal.err(`${statusLine(status())}\n`);
    },
  };
}

function plainProgress(terminal: Terminal, { status, every }: ProgressOptions): Progress {
  let last = { line: "", sinceMs: 0 };
  const stop = every(plainEveryMs, () => {
    const now = status();
    const { trials, calls, batches } = now;
    // What the clock alone moves is no news.
    const line = JSON.stringify([trials, calls, batches]);
    const sinceMs = last.line === line ? last.sinceMs + plainEveryMs : 0;
    last = { line, sinceMs: sinceMs >= standstillMs ? 0 : sinceMs };
    if (last.sinceMs === 0) terminal.err(`${statusLine(now)}\n`);
  });
  const tell = plainTell(terminal);
  return {
    event: telling(tell),
    tell,
    end: () => {
      stop();
      terminal.err(`${statusLine(status())}\n`);
    },
  };
}

function jsonProgress(terminal: Terminal, { status, every }: ProgressOptions): Progress {
  const write = (): void => {
    terminal.out(`${JSON.stringify({ type: "run.progress", ...status() })}\n`);
  };
  const stop = every(plainEveryMs, write);
  return {
    event: ignore,
    tell: plainTell(terminal),
    end: () => {
      stop();
      write();
    },
  };
}

function plainTell(terminal: Terminal): (message: string) => void {
  return (message) => {
    terminal.err(`reife: ${message}\n`);
  };
}

/** Tells at once what nobody should learn from the last line. */
function telling(tell: (message: string) => void): Progress["event"] {
  return (event) => {
    const told = toldAtOnce(event);
    if (told !== undefined) tell(told);
  };
}

function toldAtOnce(event: EngineEvent): string | undefined {
  if (event.kind === "evaluator-aborted") return `${event.evaluator} stopped: ${event.message}`;
  if (event.kind === "key-set-aside") {
    return `${event.evaluator} goes on without ${event.key}: ${event.message}`;
  }
  if (event.kind === "bound-exceeded") {
    const { evaluator, billed, allowed } = event;
    return `${evaluator} bills ${billed} output tokens where ${allowed} were allowed: it may exceed --max-cost by what its calls in flight cost`;
  }
  if (event.kind === "evaluator-live") {
    return `${event.evaluator} has no batch API, its calls are made live: ${event.message}`;
  }
  return undefined;
}

function ignore(): void {
  // Nothing is shown.
}
