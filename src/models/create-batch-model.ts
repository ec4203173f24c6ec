import type { BatchModel } from "../core/batch-model.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { httpDepsOf, type HttpEnvironment } from "./http-deps-of.js";

/** The batch API behind a card's endpoint. Only the code of its adapter is loaded. Rejects with a ModelError as `createChatModel` does. */
export async function createBatchModel(card: HttpEvaluatorCard, deps: HttpEnvironment): Promise<BatchModel> {
  const http = httpDepsOf(card, deps);
  if (card.adapter === "openai") {
    const { createOpenAiBatches } = await import("./openai/create-openai-batches.js");
    return createOpenAiBatches(card, http);
  }
  const { createAnthropicBatches } = await import("./anthropic/create-anthropic-batches.js");
  return createAnthropicBatches(card, http);
}
