import type { BoundedCall } from "./cost-memory.js";

/** Money set aside for a batch. */
export interface BatchHold {
  /** A call of it was answered: what it cost, and what it would have cost live, in US dollars. */
  pay(call: BoundedCall, usd: number, liveUsd: number): void;
  /** The batch has ended: what is left is free again. */
  release(): void;
}

/** A budget as far as batches are concerned. */
export interface BatchBudget {
  /** Whether the evaluator has answered a call that cost something. */
  knows(evaluator: string): boolean;
  /** What a call may cost live, in US dollars, by what is known so far. */
  needed(call: BoundedCall): number;
  /** What is neither paid nor set aside. */
  free(): number;
  /** Sets money aside, whether or not it is there: for what is under way already. */
  hold(usd: number): BatchHold;
  /** No call fits any more; the go stops. */
  exhausted(nextUsd: number): void;
}
