import type { ChatModel } from "../core/chat-model.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import { createKeyedModel } from "./create-keyed-model.js";
import { httpDepsOf, type HttpEnvironment } from "./http-deps-of.js";

/**
 * The judge behind a card's endpoint. Only the code of its adapter is loaded. Rejects with a ModelError (`auth`) naming the
 * environment variables that are missing.
 */
export async function createHttpModel(card: HttpEvaluatorCard, deps: HttpEnvironment): Promise<ChatModel> {
  if (card.adapter === "openai") {
    const { createOpenAiModel } = await import("./openai/create-openai-model.js");
    return createKeyedModel(card, deps.environment, (one) => createOpenAiModel(one, httpDepsOf(one, deps)));
  }
  const { createAnthropicModel } = await import("./anthropic/create-anthropic-model.js");
  return createKeyedModel(card, deps.environment, (one) => createAnthropicModel(one, httpDepsOf(one, deps)));
}
