import type { AttemptJournal } from "../core/attempt-journal.js";
import type { Cell } from "../core/cell.js";
import type { Clock } from "../core/clock.js";
import type { Protocol } from "../core/protocol.js";
import type { Random } from "../core/random.js";
import type { ResultStore } from "../core/result-store.js";
import type { EngineEvaluator } from "./engine-evaluator.js";

/** What a live engine rests on. */
export interface LiveEngineOptions {
  /** By id: every evaluator that a trial or a protocol's step names. */
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  /** The protocol that judges a cell. */
  readonly protocolOf: (cell: Cell) => Protocol;
  readonly store: ResultStore;
  /** Notes what is in flight and what was paid for in vain; absent: nobody does. */
  readonly attempts?: AttemptJournal | undefined;
  readonly clock: Clock;
  /** Spreads the waits between attempts; nothing else rests on chance. */
  readonly random: Random;
  /** Requests in flight over all evaluators, at least 1. */
  readonly concurrency: number;
}
