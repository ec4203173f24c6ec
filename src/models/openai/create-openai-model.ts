import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createPooledFetch } from "../http/create-pooled-fetch.js";
import { defaultTimeoutSeconds } from "../http/default-timeout-seconds.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { withDeadline } from "../http/with-deadline.js";
import { convertRequest } from "./convert-request.js";
import { createOpenAiClient } from "./create-openai-client.js";
import { mapError } from "./map-error.js";
import { readReply } from "./read-reply.js";

/** A model behind an API of OpenAI's shape (chat completions), asked through the official SDK. */
export async function createOpenAiModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { endpoint, clock, fingerprint } = deps;
  const timeoutMs = Math.ceil((card.limits.timeoutSeconds ?? defaultTimeoutSeconds) * 1000);
  const client = await createOpenAiClient(card, { endpoint, fetch: await createPooledFetch(), timeoutMs });
  return {
    id: card.id,
    fingerprint,
    complete: async (request) => {
      const errors = { evaluator: card.id, secrets: endpoint.secrets };
      const body = convertRequest(card, request);
      try {
        return await withDeadline({ timeoutMs, signal: request.signal }, async (signal) => {
          const { data, response, request_id } = await client.chat.completions
            .create(body, { signal })
            .withResponse();
          return readReply(data, {
            ...errors,
            now: clock.now(),
            headers: response.headers,
            requestId: request_id ?? undefined,
            logprobs: request.sampling.logprobs !== undefined,
          });
        });
      } catch (error) {
        throw mapError(error, { ...errors, now: clock.now() });
      }
    },
  };
}
