import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { httpModel } from "../http/http-model.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { transportBounds } from "../http/transport-bounds.js";
import { anthropicEndpoint } from "./anthropic-endpoint.js";
import { cacheMarker } from "./cache-marker.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { readReply } from "./read-reply.js";

/** A model behind an API of Anthropic's shape (messages), asked as the card's `transport` says. */
export async function createAnthropicModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint } = deps;
  const ask =
    card.transport === "sdk"
      ? await (
          await import("./sdk-endpoint.js")
        ).sdkEndpoint(card, { endpoint, bounds: transportBounds(card.limits) })
      : await anthropicEndpoint(card, endpoint);
  const mark = card.cacheFromTokens === undefined ? undefined : cacheMarker(card.cacheFromTokens);
  return httpModel(card, deps, {
    ask,
    bodyOf: (request) => {
      const body = convertRequest(card, request);
      return mark?.(body, request.address) ?? body;
    },
    read: readReply,
    mapError,
    requestIdHeader: "request-id",
  });
}
