import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { httpModel } from "../http/http-model.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { transportBounds } from "../http/transport-bounds.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { openAiEndpoint } from "./openai-endpoint.js";
import { readReply } from "./read-reply.js";

/** A model behind an API of OpenAI's shape (chat completions), asked as the card's `transport` says. */
export async function createOpenAiModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint } = deps;
  const ask =
    card.transport === "sdk"
      ? await (
          await import("./sdk-endpoint.js")
        ).sdkEndpoint(card, { endpoint, bounds: transportBounds(card.limits) })
      : await openAiEndpoint(card, endpoint);
  return httpModel(card, deps, {
    ask,
    bodyOf: (request) => convertRequest(card, request),
    read: (body, context, { sampling }) =>
      readReply(body, { ...context, logprobs: sampling.logprobs !== undefined }),
    mapError,
    requestIdHeader: "x-request-id",
  });
}
