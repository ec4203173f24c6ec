import type { ChatModel } from "../../core/chat-model.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { createPooledFetch } from "../http/create-pooled-fetch.js";
import { defaultTimeoutSeconds } from "../http/default-timeout-seconds.js";
import type { HttpModelDeps } from "../http/http-model-deps.js";
import { withDeadline } from "../http/with-deadline.js";
import { convertRequest } from "./convert-request.js";
import { mapError } from "./map-error.js";
import { readReply } from "./read-reply.js";

/** The version of the API whose messages take sampling settings; later ones, the SDK's default among them, have none. */
const apiVersion = "2023-06-01";

/**
 * A model behind an API of Anthropic's shape (messages), asked through the official SDK, which is loaded here and not
 * before. It never retries, keeps no traces, and the SDK's own environment variables for endpoint, key and logging do not
 * count. An endpoint that needs no key gets a placeholder.
 */
export async function createAnthropicModel(card: HttpEvaluatorCard, deps: HttpModelDeps): Promise<ChatModel> {
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  const { endpoint, clock, fingerprint } = deps;
  const timeoutMs = Math.ceil((card.limits.timeoutSeconds ?? defaultTimeoutSeconds) * 1000);
  const apiKey = endpoint.apiKey ?? "no-key-needed";
  const client = new Anthropic({
    apiKey,
    baseURL: endpoint.baseUrl ?? "https://api.anthropic.com",
    fetch: await createPooledFetch(),
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: "off",
    openTelemetry: false,
    defaultHeaders: {
      // A bearer token goes with the SDK's API version; with this one, and with gateways of this shape, x-api-key does.
      Authorization: null,
      "x-api-key": apiKey,
      "anthropic-version": apiVersion,
      ...endpoint.headers,
    },
    defaultQuery: card.query,
  });
  return {
    id: card.id,
    fingerprint,
    complete: async (request) => {
      const errors = { evaluator: card.id, secrets: endpoint.secrets };
      const body = convertRequest(card, request);
      try {
        return await withDeadline({ timeoutMs, signal: request.signal }, async (signal) => {
          // Not messages.create(): it writes a warning to the console at each call of a model that is to be retired.
          const { data, response } = await client
            .post<unknown>("/v1/messages", { body, signal, timeout: timeoutMs })
            .withResponse();
          return readReply(data, {
            ...errors,
            now: clock.now(),
            headers: response.headers,
            requestId: response.headers.get("request-id") ?? undefined,
          });
        });
      } catch (error) {
        throw mapError(error, { ...errors, now: clock.now() });
      }
    },
  };
}
