import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { httpModel, type HttpWire } from "../http/http-model.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { transportBounds } from "../http/transport-bounds.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { openAiEndpoint } from "./openai-endpoint.js";
import { readReply } from "./read-reply.js";
import { requestWriter } from "./request-writer.js";

/** A model behind an API of OpenAI's shape (chat completions), asked as the card's `transport` says. */
export async function createOpenAiModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint } = deps;
  const wire: Pick<HttpWire<unknown>, "read" | "mapError" | "requestIdHeader"> = {
    read: (body, context, { sampling }) =>
      readReply(body, { logprobs: sampling.logprobs !== undefined, ...context }),
    mapError,
    requestIdHeader: "x-request-id",
  };
  if (card.transport !== "sdk")
    return httpModel(card, deps, {
      ...wire,
      ask: await openAiEndpoint(card, endpoint),
      bodyOf: requestWriter(card),
    });
  const { sdkEndpoint } = await import("./sdk-endpoint.js");
  return httpModel(card, deps, {
    ...wire,
    ask: await sdkEndpoint(card, { endpoint, bounds: transportBounds(card.limits) }),
    bodyOf: (request) => convertRequest(card, request),
  });
}
