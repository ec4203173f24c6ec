import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import type { Sampling } from "../core/sampling.js";
import { defaultMaxTokens } from "./anthropic/convert-request.js";

/**
 * Most tokens that a reply to a request with these settings may be billed for, hidden reasoning included; undefined where
 * the request bounds none.
 */
export function mostOutputTokens(
  { adapter, reasoningAllowance }: Pick<HttpEvaluatorCard, "adapter" | "reasoningAllowance">,
  { maxTokens, thinkingTokens = 0 }: Sampling,
): number | undefined {
  if (adapter === "anthropic") return (maxTokens ?? defaultMaxTokens) + reasoningAllowance + thinkingTokens;
  return maxTokens === undefined ? undefined : maxTokens + reasoningAllowance;
}
