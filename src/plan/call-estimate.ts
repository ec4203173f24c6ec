import type { CallTally } from "./call-tally.js";
import type { TokenRange } from "./estimate-tokens.js";

/** A quantity known only within bounds; both are equal where it is known. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a cell, or a whole run, will ask for. */
export interface CallEstimate {
  /** Distinct calls, shared ones counted once. */
  readonly calls: Range;
  /** Of them, those that the run folder already holds. */
  readonly stored: Range;
  /** Asks before sharing: what the same matrix would cost if every trial asked for itself. */
  readonly asks: Range;
  readonly tokens: { readonly input: Range; readonly output: Range };
  /** Of the calls still to be made; undefined where an evaluator that must be called has no price. */
  readonly costUsd: Range | undefined;
}

/** What a tally of judges who agree with themselves, and one of judges who never do, come to. */
export function callEstimate(low: CallTally, high: CallTally): CallEstimate {
  const cost = low.cost === undefined || high.cost === undefined ? undefined : span(low.cost, high.cost);
  return {
    calls: span(low.calls, high.calls),
    stored: span(low.stored, high.stored),
    asks: span(low.asks, high.asks),
    tokens: { input: span(low.input, high.input), output: span(low.output, high.output) },
    costUsd: cost,
  };
}

function span(a: number | TokenRange, b: number | TokenRange): Range {
  const lows = [a, b].map((end) => (typeof end === "number" ? end : end.low));
  const highs = [a, b].map((end) => (typeof end === "number" ? end : end.high));
  return { low: Math.min(...lows), high: Math.max(...highs) };
}
