import { estimateInputTokens } from "../core/estimate-input-tokens.js";
import type { LimitedKind } from "../core/rate-limits.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import type { ResolvedCall } from "./resolve-call.js";
import { unboundedOutput } from "./unbounded-output.js";

/** Tokens that a call may take, or has taken. */
export interface CallNeed {
  readonly input: number;
  readonly output: number;
}

/**
 * Tokens to set aside for a call: its characters at 3.3 a token, and the longest reply that its settings allow. Where they
 * bound none, the longest one so far stands in for it (600 tokens before the first).
 *
 * @param longestOutput tokens of the evaluator's longest reply so far; 0: none
 */
export function callNeed(
  { ask, sampling }: Pick<ResolvedCall, "sampling"> & { readonly ask: Pick<ResolvedCall["ask"], "messages"> },
  { mostOutput }: Pick<EngineEvaluator, "mostOutput">,
  longestOutput: number,
): CallNeed {
  const longest = longestOutput > 0 ? longestOutput : unboundedOutput;
  return { input: estimateInputTokens(ask.messages).high, output: mostOutput?.(sampling) ?? longest };
}

/** How much of a limit a call with that need takes. */
export function amountOf(kind: LimitedKind, { input, output }: CallNeed): number {
  switch (kind) {
    case "requests":
      return 1;
    case "tokens":
      return input + output;
    case "input":
      return input;
    case "output":
      return output;
  }
}
