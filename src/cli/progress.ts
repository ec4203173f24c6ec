import type { BatchesEvent, EngineEvent } from "../core/engine.js";
import type { Terminal } from "./terminal.js";
import { formatCount } from "../report/format-figure.js";

/** How a run has gone so far. */
interface Tally {
  trials: number;
  calls: number;
  failed: number;
  retries: number;
  costUsd: number;
  batches: BatchesEvent | undefined;
}

/** Shows how a run goes: a redrawn line on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  event(event: EngineEvent): void;
  /** Clears the redrawn line, or prints the last plain one. */
  end(): void;
}

/** What progress is measured against. */
export interface ProgressOptions {
  readonly trials: number;
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

const redrawEveryMs = 100;
const plainEveryMs = 10_000;

/** Progress of a run on a terminal's error stream. */
export function showProgress(terminal: Terminal, options: ProgressOptions): Progress {
  const tally: Tally = { trials: 0, calls: 0, failed: 0, retries: 0, costUsd: 0, batches: undefined };
  const start = options.now();
  let last = start;
  const draw = (): void => {
    const line = progressLine(tally, { total: options.trials, elapsedMs: options.now() - start });
    terminal.err(terminal.live ? `\r\u001b[K${line.slice(0, terminal.columns - 1)}` : `${line}\n`);
  };
  return {
    event: (event) => {
      count(tally, event);
      if (terminal.quiet || terminal.json) return;
      const told = toldAtOnce(event);
      if (told !== undefined) terminal.err(`${terminal.live ? "\r\u001b[K" : ""}reife: ${told}\n`);
      const now = options.now();
      if (now - last < (terminal.live ? redrawEveryMs : plainEveryMs)) return;
      last = now;
      draw();
    },
    end: () => {
      if (terminal.quiet || terminal.json) return;
      if (terminal.live) terminal.err("\r\u001b[K");
      const line = progressLine(tally, { total: options.trials, elapsedMs: options.now() - start });
      terminal.err(`${line}\n`);
    },
  };
}

function toldAtOnce(event: EngineEvent): string | undefined {
  if (event.kind === "evaluator-aborted") return `${event.evaluator} stopped: ${event.message}`;
  if (event.kind === "evaluator-live") {
    return `${event.evaluator} has no batch API, its calls are made live: ${event.message}`;
  }
  return undefined;
}

function count(tally: Tally, event: EngineEvent): void {
  switch (event.kind) {
    case "trial":
      tally.trials += 1;
      if (event.outcome.kind === "failed") tally.failed += 1;
      return;
    case "call":
      tally.calls += 1;
      tally.costUsd += event.costUsd ?? 0;
      return;
    case "retry":
      tally.retries += 1;
      return;
    case "batches":
      tally.batches = event;
      return;
    case "evaluator-aborted":
    case "evaluator-live":
    case "stopped":
      return;
  }
}

function progressLine(
  tally: Tally,
  { total, elapsedMs }: { readonly total: number; readonly elapsedMs: number },
): string {
  const share = total === 0 ? 1 : tally.trials / total;
  const parts = [
    `${String(Math.floor(share * 100)).padStart(3)} %`,
    `${formatCount(tally.trials)} of ${formatCount(total)} trials`,
    `${formatCount(tally.calls)} new calls`,
    ...(tally.costUsd > 0 ? [`$${tally.costUsd.toFixed(2)}`] : []),
    ...(tally.failed > 0 ? [`${formatCount(tally.failed)} failed`] : []),
    ...(tally.retries > 0 ? [`${formatCount(tally.retries)} retries`] : []),
    ...batchParts(tally.batches),
    ...(share > 0 && share < 1 && tally.batches?.open === undefined
      ? [`${duration((elapsedMs * (1 - share)) / share)} left`]
      : [duration(elapsedMs)]),
  ];
  return parts.join("  ");
}

function batchParts(batches: BatchesEvent | undefined): readonly string[] {
  if (batches === undefined || batches.open + batches.done === 0) return [];
  const { open, calls, done, failed, since } = batches;
  const waiting =
    since === undefined
      ? "no batch open"
      : `${formatCount(open)} batch${open === 1 ? "" : "es"} open (${formatCount(calls)} calls, since ${since.slice(0, 16)}Z)`;
  return [
    waiting,
    `${formatCount(done)} done`,
    ...(failed > 0 ? [`${formatCount(failed)} calls in vain`] : []),
  ];
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
