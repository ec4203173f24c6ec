import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { headersIn } from "../http/headers-in.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { tellLimits } from "../http/tell-limits.js";
import { transportBounds } from "../http/transport-bounds.js";
import { anthropicEndpoint } from "./anthropic-endpoint.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { readReply } from "./read-reply.js";

/** A model behind an API of Anthropic's shape (messages), asked as the card's `transport` says. */
export async function createAnthropicModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint, clock, fingerprint } = deps;
  const bounds = transportBounds(card.limits);
  const ask =
    card.transport === "sdk"
      ? await (await import("./sdk-endpoint.js")).sdkEndpoint(card, { endpoint, bounds })
      : await anthropicEndpoint(card, endpoint);
  return {
    id: card.id,
    fingerprint,
    complete: async (request) => {
      const errors = { evaluator: card.id, secrets: endpoint.secrets };
      const sent = convertRequest(card, request);
      try {
        const { body, headers } = await ask(sent, { timeoutMs: bounds.timeoutMs, signal: request.signal });
        tellLimits(request, headers, clock.now());
        return readReply(body, {
          ...errors,
          now: clock.now(),
          headers,
          requestId: headers.get("request-id") ?? undefined,
        });
      } catch (error) {
        tellLimits(request, headersIn(error), clock.now());
        throw mapError(error, { ...errors, now: clock.now() });
      }
    },
  };
}
