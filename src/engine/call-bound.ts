import { callCost } from "./call-cost.js";
import { callNeed } from "./call-need.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import { noPriceError } from "./no-price-error.js";
import type { ResolvedCall } from "./resolve-call.js";

/** What of a call decides its price. */
export interface CallToBound extends Pick<ResolvedCall, "evaluator" | "sampling"> {
  readonly ask: Pick<ResolvedCall["ask"], "messages">;
}

/**
 * What a call costs at most, in US dollars, by the tokens that it may need (`callNeed`). Input is taken to be written to the
 * prompt cache where that is dearer.
 *
 * @param longestOutput tokens of the evaluator's longest reply so far; 0: none
 * @throws UsageError where the evaluator has no price
 */
export function callBound(
  call: CallToBound,
  evaluator: Pick<EngineEvaluator, "price" | "mostOutput">,
  longestOutput: number,
): number {
  const { price } = evaluator;
  const { input, output } = callNeed(call, evaluator, longestOutput);
  const cacheWrite = (price?.cacheWrite ?? 0) > (price?.input ?? 0) ? input : 0;
  const usd = callCost(price, { input, cacheWrite, output });
  if (usd === undefined) throw noPriceError([call.evaluator]);
  return usd;
}
