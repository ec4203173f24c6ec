import { estimateInputTokens } from "../core/estimate-input-tokens.js";
import { callCost } from "./call-cost.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { noPriceError } from "./no-price-error.js";
import type { ResolvedCall } from "./resolve-call.js";

/** Tokens of a reply that nothing bounds, while there is none to go by. */
const unboundedOutput = 600;

/**
 * What a call costs at most, in US dollars: its characters at 3.3 a token, and the longest reply that its settings allow.
 * Where they bound no reply, the longest one so far stands in for it (600 tokens before the first). Input is taken to be
 * written to the prompt cache where that is dearer.
 *
 * @param longestOutput tokens of the evaluator's longest reply so far; 0: none
 * @throws UsageError where the evaluator has no price
 */
export function callBound(
  { ask, sampling, evaluator: id }: ResolvedCall,
  { price, mostOutput }: Pick<EngineEvaluator, "price" | "mostOutput">,
  longestOutput: number,
): number {
  const { high: input } = estimateInputTokens(ask.messages);
  const unbounded = longestOutput > 0 ? longestOutput : unboundedOutput;
  const cacheWrite = (price?.cacheWrite ?? 0) > (price?.input ?? 0) ? input : 0;
  const usd = callCost(price, { input, cacheWrite, output: mostOutput?.(sampling) ?? unbounded });
  if (usd === undefined) throw noPriceError([id]);
  return usd;
}
