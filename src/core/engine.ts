import type { TokenUsage } from "./chat-reply.js";
import type { ModelFailure } from "./model-failure.js";
import type { Outcome } from "./outcome.js";
import type { Trial } from "./trial.js";

/** What happens while trials are judged. */
export type EngineEvent =
  | {
      readonly kind: "call";
      readonly evaluator: string;
      readonly id: string;
      readonly costUsd: number | undefined;
      /** As the provider counted; absent: it did not. */
      readonly usage?: TokenUsage | undefined;
      /** Undefined for a call made in a batch. */
      readonly latencyMs: number | undefined;
      readonly attempts: number;
    }
  | {
      readonly kind: "retry";
      readonly evaluator: string;
      readonly failure: ModelFailure;
      readonly attempt: number;
      readonly waitMs: number;
    }
  /** An attempt that was, or may have been, paid for, and whose reply is not kept. */
  | {
      readonly kind: "lost";
      readonly evaluator: string;
      readonly why: ModelFailure;
      /** In US dollars as the provider counted; absent: nobody did, and it was `mostUsd` at most. */
      readonly costUsd: number | undefined;
      readonly mostUsd: number | undefined;
    }
  | TrialEvent
  | { readonly kind: "evaluator-aborted"; readonly evaluator: string; readonly message: string }
  /** One of an evaluator's keys is used no more in this go; `key` is the name of its variable. */
  | {
      readonly kind: "key-set-aside";
      readonly evaluator: string;
      readonly key: string;
      readonly message: string;
    }
  /** Under a budget: an evaluator bills more output tokens than a request allowed, so that no budget can hold for certain. */
  | {
      readonly kind: "bound-exceeded";
      readonly evaluator: string;
      readonly allowed: number;
      readonly billed: number;
    }
  /** An evaluator turned out to have no batch API: its calls are made live. */
  | { readonly kind: "evaluator-live"; readonly evaluator: string; readonly message: string }
  | BatchesEvent
  | {
      readonly kind: "stopped";
      readonly why: "cost" | "time" | "interrupted";
      /** Given where the budget ended the go. */
      readonly budget?: SpentBudget | undefined;
    };

/** A trial has ended. */
export interface TrialEvent {
  readonly kind: "trial";
  readonly trial: Trial;
  readonly outcome: Outcome;
  /** Ids of the calls that the outcome rests on, in the order in which they were asked; none twice. */
  readonly calls: readonly string[];
}

/** How batches stand. */
export interface BatchesEvent {
  readonly kind: "batches";
  /** Batches whose results are not stored yet, and the calls in them. */
  readonly open: number;
  readonly calls: number;
  /** Batches that have ended, in earlier goes too. */
  readonly done: number;
  /** Calls that came to nothing in a batch in this go. */
  readonly failed: number;
  /** When the oldest open batch was handed in: ISO 8601, UTC. */
  readonly since: string | undefined;
}

/** Where a budget stands at its end, in US dollars. */
export interface SpentBudget {
  /** What was paid in all, before this go too. */
  readonly spentUsd: number;
  /** What the call that was not made may have cost. */
  readonly nextUsd: number;
}

/** What a run has paid for before a go. */
export interface PaidCalls {
  /** In all, in US dollars. */
  readonly usd: number;
  /** The dearest call of each evaluator and step. */
  readonly dearest: readonly { readonly evaluator: string; readonly step: string; readonly usd: number }[];
}

/** Bounds of one go of an engine. */
export interface EngineOptions {
  /** Bounds what the calls of this go cost together with those of `paid`. */
  readonly maxCostUsd?: number | undefined;
  /** Absent: nothing. */
  readonly paid?: PaidCalls | undefined;
  readonly maxSeconds?: number | undefined;
  /** Aborting it drains: no new call is made, calls in flight are waited for and kept. */
  readonly drain?: AbortSignal | undefined;
  /** Aborting it ends calls in flight as well. */
  readonly abort?: AbortSignal | undefined;
}

/**
 * Brings trials to their outcomes: asks what is missing, keeps every reply, retries what may be retried. `trials` is
 * called, and what it returns walked, as often as the engine likes (once for each evaluator, so that a slow one holds up
 * no other): each time it must give the same trials in the same order. A trial that a stop left without an outcome has no
 * event.
 */
export interface Engine {
  run(trials: TrialSource, options?: EngineOptions): AsyncIterable<EngineEvent>;
}

/** Gives the trials of a run. Where an evaluator is named, no others are wanted, and may be left out. */
export type TrialSource = (evaluator?: string) => Iterable<Trial>;
