import type { TokenUsage } from "../core/chat-reply.js";
import type { Price } from "../core/evaluator-card.js";

/**
 * What a call cost, in US dollars: tokens times the card's prices for a million. Tokens read from or written to a prompt
 * cache are a part of the input and have their own prices where the card states them. Undefined without a price or where
 * nobody counted the tokens: never a zero that stands for "not known".
 */
export function callCost(price: Price | undefined, usage: TokenUsage | undefined): number | undefined {
  if (price === undefined || usage === undefined) return undefined;
  const read = usage.cacheRead ?? 0;
  const written = usage.cacheWrite ?? 0;
  const plain = Math.max(0, usage.input - read - written);
  const millionths =
    plain * price.input +
    read * (price.cacheRead ?? price.input) +
    written * (price.cacheWrite ?? price.input) +
    usage.output * price.output;
  return millionths / 1e6;
}
