import type { PaidCalls, SpentBudget } from "../core/engine.js";
import type { BatchBudget } from "./batch-budget.js";
import { batchHolds, type BatchHolds } from "./batch-holds.js";
import { costMemory, type BoundedCall, type CostMemory } from "./cost-memory.js";

/** A call that will cost money. */
export interface CallToPay extends BoundedCall {
  /** Aborted once nobody wants the call any more. */
  readonly signal: AbortSignal;
}

/** Money set aside for a call in flight. */
export interface Reservation {
  /** The call was answered and cost this much, in US dollars. */
  pay(usd: number): void;
  /** The attempt failed, and cost so much all the same. */
  lose(usd: number): void;
  /** The call failed. Does nothing where it was paid for. */
  release(): void;
}

/** What a budget rests on. */
export interface BudgetOptions {
  /** For all calls of a run, US dollars. */
  readonly maxUsd: number;
  /** What was paid for before. */
  readonly paid?: PaidCalls | undefined;
  /** Called when a call does not fit although none is in flight. */
  readonly onExhausted: (end: SpentBudget) => void;
}

/** Sets money aside for calls, in the order in which they ask for it. */
export interface Budget {
  /** At once where the call fits, else once it does; undefined where nobody wants it any more. */
  readonly reserve: (call: CallToPay) => Reservation | Promise<Reservation | undefined>;
  /** What is set aside for batches, which wait for nobody. */
  readonly batches: BatchBudget;
  /** Lets those that wait go away empty-handed. */
  readonly close: () => void;
}

/** Sums of many costs are not exact. */
const rounding = 1 + 1e-9;

interface WaitingCall {
  readonly call: CallToPay;
  readonly go: (reservation: Reservation | undefined) => void;
}

/**
 * A budget that holds while calls are in flight: what is paid and what is set aside (see `costMemory`) never exceed it
 * together. Where bounds are firm, more is paid only where a provider bills a longer reply than was allowed; where nothing
 * bounds a reply, also where a call costs more than any of its step before. An evaluator that has answered nothing yet gets
 * one call at a time: where its replies cost more than was thought, one of them shows it.
 *
 * A call that does not fit waits for those in flight, and the calls behind it wait too; where none is in flight, the budget
 * is at its end.
 */
export function budget({ maxUsd, paid, onExhausted }: BudgetOptions): Budget {
  const costs = costMemory(paid?.dearest ?? []);
  const inFlight = new Map<CallToPay, number>();
  let spent = paid?.usd ?? 0;
  let waiting: WaitingCall[] = [];
  const held = batchHolds({ costs, onPaid: (usd) => (spent += usd), onReleased: letGo });
  const reserved = (): number => [...inFlight.values()].reduce((sum, usd) => sum + usd, held.reserved());
  const free = (): number => maxUsd * rounding - spent - reserved();
  const isIdle = (): boolean => inFlight.size === 0 && held.isEmpty();
  const isTooEarly = ({ evaluator }: CallToPay): boolean =>
    !costs.knows(evaluator) && [...inFlight.keys()].some((other) => other.evaluator === evaluator);
  const fits = (call: CallToPay): boolean => costs.needed(call, isIdle()) <= free();

  function setAside(call: CallToPay): Reservation {
    inFlight.set(call, costs.needed(call, isIdle()));
    return {
      pay(usd): void {
        costs.learn(call, usd);
        spend(call, usd);
      },
      lose: (usd) => {
        spend(call, usd);
      },
      release(): void {
        if (inFlight.delete(call)) letGo();
      },
    };
  }

  function spend(call: CallToPay, usd: number): void {
    inFlight.delete(call);
    spent += usd;
    letGo();
  }

  function letGo(): void {
    waiting = stillWanted(waiting);
    const next = waiting.find(({ call }) => !isTooEarly(call));
    if (next === undefined) return;
    if (fits(next.call)) {
      waiting = waiting.filter((other) => other !== next);
      next.go(setAside(next.call));
      letGo();
    } else if (isIdle()) {
      onExhausted({ spentUsd: spent, nextUsd: costs.needed(next.call, isIdle()) });
    }
  }

  return {
    reserve: (call) => {
      if (waiting.length === 0 && !isTooEarly(call) && fits(call)) return setAside(call);
      return new Promise((go) => {
        waiting.push({ call, go });
        letGo();
      });
    },
    batches: { ...batchSide({ costs, held, onExhausted, spent: () => spent }), free },
    close: () => {
      for (const { go } of waiting.splice(0)) go(undefined);
    },
  };
}

/** Lets those go that nobody wants any more. */
function stillWanted(waiting: readonly WaitingCall[]): WaitingCall[] {
  for (const { go } of waiting.filter(({ call }) => call.signal.aborted)) go(undefined);
  return waiting.filter(({ call }) => !call.signal.aborted);
}

interface BatchSide extends Pick<BudgetOptions, "onExhausted"> {
  readonly costs: CostMemory;
  readonly held: BatchHolds;
  readonly spent: () => number;
}

function batchSide({ costs, held, onExhausted, spent }: BatchSide): Omit<BatchBudget, "free"> {
  return {
    hold: (usd) => held.hold(usd),
    knows: (evaluator) => costs.knows(evaluator),
    needed: (call) => costs.needed(call, false),
    exhausted: (nextUsd) => {
      onExhausted({ spentUsd: spent(), nextUsd });
    },
  };
}
