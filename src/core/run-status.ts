import type { BatchesEvent } from "./engine.js";
import type { ModelFailure } from "./model-failure.js";

/** How many trials there are, and how those ended that have. */
export interface TrialCounts {
  readonly total: number;
  /** Those that have an outcome of any kind. */
  readonly done: number;
  /** Of them, those whose reply holds no usable answer. */
  readonly unparsed: number;
  /** Of them, those to which no reply came. */
  readonly failed: number;
}

/** How one evaluator, or a whole run, has come along in the present go. */
export interface StatusFigures {
  readonly trials: TrialCounts;
  /** Calls that were answered in this go. */
  readonly calls: number;
  /** Over the last half minute. */
  readonly callsPerSecond: number;
  /** What this go has paid, in US dollars; a call without a price counts 0. */
  readonly costUsd: number;
  /** What is left may cost so much more, as the trials of this go that needed new calls did. Absent before one has. */
  readonly costToComeUsd?: number | undefined;
  /** Input tokens of this go's calls, and those of them that providers read from their caches. Absent where they read none. */
  readonly cache?: { readonly input: number; readonly read: number } | undefined;
  /** At the pace of the last half minute. Absent where nothing has moved in it, or nothing is left. */
  readonly secondsLeft?: number | undefined;
  /** Attempts that failed and were made again, by failure. */
  readonly retries: Readonly<Partial<Record<ModelFailure, number>>>;
}

/** An evaluator's part of a run. */
export interface EvaluatorStatus extends StatusFigures {
  readonly evaluator: string;
  /** Why nothing more is asked of it in this go. */
  readonly stopped?: string | undefined;
}

/** Where a go at a run stands: `status.json` in its folder, written anew every few seconds. */
export interface RunStatus extends StatusFigures {
  readonly schema: "reife/status/1";
  readonly run: string;
  /** Id of the process. */
  readonly pid: number;
  /** ISO 8601, UTC: when this go began, and when this was written. */
  readonly start: string;
  readonly at: string;
  readonly elapsedSeconds: number;
  readonly cells: { readonly total: number; readonly done: number };
  /** Trials to which no reply came, by failure. */
  readonly failures: Readonly<Partial<Record<ModelFailure, number>>>;
  /** Given where batches are used. */
  readonly batches?: Omit<BatchesEvent, "kind"> | undefined;
  readonly evaluators: readonly EvaluatorStatus[];
}
