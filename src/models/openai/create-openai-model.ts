import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { defaultTimeoutSeconds } from "../http/default-timeout-seconds.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { openAiEndpoint } from "./openai-endpoint.js";
import { readReply } from "./read-reply.js";

/** A model behind an API of OpenAI's shape (chat completions), asked as the card's `transport` says. */
export async function createOpenAiModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint, clock, fingerprint } = deps;
  const timeoutMs = Math.ceil((card.limits.timeoutSeconds ?? defaultTimeoutSeconds) * 1000);
  const ask =
    card.transport === "sdk"
      ? await (await import("./sdk-endpoint.js")).sdkEndpoint(card, { endpoint, timeoutMs })
      : await openAiEndpoint(card, endpoint);
  return {
    id: card.id,
    fingerprint,
    complete: async (request) => {
      const errors = { evaluator: card.id, secrets: endpoint.secrets };
      const sent = convertRequest(card, request);
      try {
        const { body, headers } = await ask(sent, { timeoutMs, signal: request.signal });
        return readReply(body, {
          ...errors,
          now: clock.now(),
          headers,
          requestId: headers.get("x-request-id") ?? undefined,
          logprobs: request.sampling.logprobs !== undefined,
        });
      } catch (error) {
        throw mapError(error, { ...errors, now: clock.now() });
      }
    },
  };
}
