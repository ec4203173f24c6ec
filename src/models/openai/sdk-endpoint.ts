import type { ChatCompletionCreateParamsNonStreaming } from "openai/resources/chat/completions";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { AskEndpoint } from "../http/ask-endpoint.js";
import { createPooledFetch } from "../http/create-pooled-fetch.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import type { TransportBounds } from "../http/transport-bounds.js";
import { withDeadline } from "../http/with-deadline.js";
import { createOpenAiClient } from "./create-openai-client.js";

/** The way to an endpoint through the official SDK. */
export async function sdkEndpoint(
  card: HttpEvaluatorCard,
  { endpoint, bounds }: { readonly endpoint: Endpoint; readonly bounds: TransportBounds },
): Promise<AskEndpoint> {
  const client = await createOpenAiClient(card, {
    endpoint,
    fetch: await createPooledFetch(bounds, endpoint.proxy),
    timeoutMs: bounds.timeoutMs,
  });
  return (body, deadline) =>
    withDeadline(deadline, async (signal) => {
      const { data, response } = await client.chat.completions
        .create(body as ChatCompletionCreateParamsNonStreaming, { signal })
        .withResponse();
      return { headers: response.headers, body: data };
    });
}
