import { callCost } from "./call-cost.js";
import type { EngineEvaluator } from "./engine-evaluator.js";
import type { ResolvedCall } from "./resolve-call.js";

/** More than any chat format adds to a message, and to the whole, in tokens. */
const perMessage = 16;
const perRequest = 64;

/**
 * What a call cannot cost more than, in US dollars; undefined where its settings bound no reply. No tokeniser makes more than a
 * token of a byte, so the bytes of the prompt bound its tokens, however odd its text. A provider that bills a longer reply than
 * was allowed exceeds it all the same.
 */
export function firmBound(
  { ask, sampling }: Pick<ResolvedCall, "ask" | "sampling">,
  { price, mostOutput }: Pick<EngineEvaluator, "price" | "mostOutput">,
): number | undefined {
  const output = mostOutput?.(sampling);
  if (output === undefined) return undefined;
  const { messages, schema } = ask;
  const texts = [
    ...messages.map(({ content }) => content),
    schema === undefined ? "" : JSON.stringify(schema),
  ];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const input = bytes + perMessage * messages.length + perRequest;
  const cacheWrite = (price?.cacheWrite ?? 0) > (price?.input ?? 0) ? input : 0;
  return callCost(price, { input, cacheWrite, output });
}
