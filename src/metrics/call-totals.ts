import type { CellBase, Figure } from "../core/leaderboard.js";

/** What measuring needs of a stored call; tokens are undefined where the provider counted none. */
export interface CallFacts {
  readonly input: number | undefined;
  readonly output: number | undefined;
  readonly reasoning: number | undefined;
  /** The part of `input` that was read from a cache; absent: none. */
  readonly cached?: number | undefined;
  readonly costUsd: number | undefined;
  /** Id of the evaluator that answered; absent: not told. */
  readonly evaluator?: string | undefined;
}

/** Whether the evaluator's replies cost money and time at all: recordings, simulations and rules do not. */
export interface CallTotalsOptions {
  readonly free: boolean;
}

/** What a cell's calls come to. */
export type CallTotals = Pick<CellBase, "calls" | "tokens" | "costUsd" | "seconds">;

/**
 * Totals over the distinct calls that a cell's trials rest on. A call that two cells share counts in both. The time that
 * calls took is measured, hence not the same twice, and stands in `timing.json`, never here.
 *
 * @param calls their ids, or what else names them; none twice
 */
export function callTotals<Call>(
  calls: Iterable<Call>,
  factsOf: (call: Call) => CallFacts | undefined,
  options: CallTotalsOptions,
): CallTotals {
  const tokens = { input: 0, output: 0, reasoning: 0, cached: 0, uncounted: 0 };
  let count = 0;
  let cost: Figure = 0;
  for (const call of calls) {
    const facts = factsOf(call);
    count += 1;
    countTokens(tokens, facts);
    cost = withCost(cost, facts);
  }
  return {
    calls: count,
    tokens: withoutNothing(tokens),
    costUsd: options.free ? 0 : cost,
    seconds: options.free ? 0 : { undefined: "measured times stand in timing.json" },
  };
}

type TokenSums = Record<"input" | "output" | "reasoning" | "cached" | "uncounted", number>;

/** Most providers and runs know of no cache: their figures do not speak of it. */
function withoutNothing({ cached, ...tokens }: TokenSums): CallTotals["tokens"] {
  return cached === 0 ? tokens : { ...tokens, cached };
}

function countTokens(tokens: TokenSums, facts: CallFacts | undefined): void {
  tokens.input += facts?.input ?? 0;
  tokens.output += facts?.output ?? 0;
  tokens.reasoning += facts?.reasoning ?? 0;
  tokens.cached += facts?.cached ?? 0;
  if (facts?.input === undefined || facts.output === undefined) tokens.uncounted += 1;
}

/** The first call without a cost says why there is none of all. */
function withCost(sum: Figure, facts: CallFacts | undefined): Figure {
  if (typeof sum !== "number") return sum;
  return facts?.costUsd === undefined ? { undefined: whyNoCost(facts) } : sum + facts.costUsd;
}

function whyNoCost(facts: CallFacts | undefined): string {
  return facts === undefined ? "a call is not in this run's files" : "a call has no price or no token count";
}
