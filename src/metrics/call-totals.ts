import type { CellBase, Figure } from "../core/leaderboard.js";

/** What measuring needs of a stored call. */
export interface CallFacts {
  readonly input: number;
  readonly output: number;
  readonly reasoning: number;
  readonly costUsd: number | undefined;
}

/** Whether the evaluator's replies cost money and time at all: recordings, simulations and rules do not. */
export interface CallTotalsOptions {
  readonly free: boolean;
}

/**
 * Totals over the distinct calls that a cell's trials rest on. A call that two cells share counts in both. The time that
 * calls took is measured, hence not the same twice, and stands in `timing.json`, never here.
 */
export function callTotals(
  calls: ReadonlySet<string>,
  factsOf: (id: string) => CallFacts | undefined,
  options: CallTotalsOptions,
): Pick<CellBase, "calls" | "tokens" | "costUsd" | "seconds"> {
  const tokens = { input: 0, output: 0, reasoning: 0 };
  let cost: Figure = 0;
  for (const id of calls) {
    const facts = factsOf(id);
    if (facts === undefined) continue;
    tokens.input += facts.input;
    tokens.output += facts.output;
    tokens.reasoning += facts.reasoning;
    if (options.free || typeof cost !== "number") continue;
    cost = facts.costUsd === undefined ? { undefined: "no price or no token count" } : cost + facts.costUsd;
  }
  return {
    calls: calls.size,
    tokens,
    costUsd: cost,
    seconds: options.free ? 0 : { undefined: "measured times stand in timing.json" },
  };
}
