import type { BatchHold } from "./batch-budget.js";
import type { CostMemory } from "./cost-memory.js";

/** Who is told of what happens to money set aside for batches. */
export interface BatchHoldsOptions {
  readonly costs: Pick<CostMemory, "learn">;
  readonly onPaid: (usd: number) => void;
  readonly onReleased: () => void;
}

/** Money set aside for all batches. */
export interface BatchHolds {
  /** In US dollars, what was paid of it not included. */
  reserved(): number;
  isEmpty(): boolean;
  hold(usd: number): BatchHold;
}

/** Nothing is set aside at first. */
export function batchHolds({ costs, onPaid, onReleased }: BatchHoldsOptions): BatchHolds {
  const held = new Set<{ usd: number }>();
  return {
    reserved: () => [...held].reduce((sum, { usd }) => sum + usd, 0),
    isEmpty: () => held.size === 0,
    hold(usd): BatchHold {
      const entry = { usd };
      held.add(entry);
      return {
        pay(call, paidUsd, liveUsd): void {
          entry.usd = Math.max(0, entry.usd - paidUsd);
          costs.learn(call, liveUsd);
          onPaid(paidUsd);
        },
        release(): void {
          if (held.delete(entry)) onReleased();
        },
      };
    },
  };
}
