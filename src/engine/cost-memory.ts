import type { PaidCalls } from "../core/engine.js";

/** A call, and what it costs at most as far as that can be told beforehand. */
export interface BoundedCall {
  readonly evaluator: string;
  readonly step: string;
  /** US dollars. */
  readonly boundUsd: number;
  /** Whether it cannot cost more: all of the bound is then set aside. */
  readonly isFirm?: boolean | undefined;
}

/** What calls have cost so far, and what others may cost by that. */
export interface CostMemory {
  /** Whether the evaluator has answered a call that cost something. */
  knows(evaluator: string): boolean;
  /** What to set aside for a call, in US dollars. */
  needed(call: BoundedCall, isAlone: boolean): number;
  /** Notes what a call has cost, in US dollars. */
  learn(call: BoundedCall, usd: number): void;
}

/** Beside other calls, this many times the dearest call so far is set aside. */
const safety = 1.5;

interface Costs {
  /** The dearest call of each step. */
  readonly dearest: Map<string, number>;
  /** How many times its bound a call has cost at most; at least 1. */
  excess: number;
}

/**
 * Set aside for a call is its bound, raised as much as the evaluator's calls have exceeded theirs. Where the bound is not firm,
 * for nothing limits the reply, it is a guess: once calls of the same evaluator and step were answered, 1.5 times what the
 * dearest of them cost is set aside where that is less, and just what it cost for a call that is alone.
 */
export function costMemory(paid: PaidCalls["dearest"]): CostMemory {
  const known = new Map<string, Costs>();
  const costsOf = (evaluator: string): Costs => {
    const costs = known.get(evaluator) ?? { dearest: new Map<string, number>(), excess: 1 };
    known.set(evaluator, costs);
    return costs;
  };
  for (const { evaluator, step, usd } of paid) costsOf(evaluator).dearest.set(step, usd);
  return {
    knows: (evaluator) => known.has(evaluator),
    needed({ evaluator, step, boundUsd, isFirm = false }, isAlone): number {
      const costs = known.get(evaluator);
      const bound = boundUsd * (costs?.excess ?? 1);
      const dearest = costs?.dearest.get(step);
      if (dearest === undefined || isFirm) return bound;
      return isAlone ? dearest : Math.min(safety * dearest, Math.max(dearest, bound));
    },
    learn({ evaluator, step, boundUsd }, usd): void {
      const costs = costsOf(evaluator);
      costs.dearest.set(step, Math.max(usd, costs.dearest.get(step) ?? 0));
      if (boundUsd > 0) costs.excess = Math.max(costs.excess, usd / boundUsd);
    },
  };
}
