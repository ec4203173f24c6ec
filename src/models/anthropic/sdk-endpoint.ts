import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { AskEndpoint } from "../http/ask-endpoint.js";
import { createPooledFetch } from "../http/create-pooled-fetch.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import type { TransportBounds } from "../http/transport-bounds.js";
import { withDeadline } from "../http/with-deadline.js";
import { createAnthropicClient } from "./create-anthropic-client.js";

/** The way to an endpoint through the official SDK. */
export async function sdkEndpoint(
  card: HttpEvaluatorCard,
  { endpoint, bounds }: { readonly endpoint: Endpoint; readonly bounds: TransportBounds },
): Promise<AskEndpoint> {
  const client = await createAnthropicClient(card, {
    endpoint,
    fetch: await createPooledFetch(bounds, endpoint.proxy),
    timeoutMs: bounds.timeoutMs,
  });
  return (body, deadline) =>
    withDeadline(deadline, async (signal) => {
      // Not messages.create(): it writes a warning to the console at each call of a model that is to be retired.
      const { data, response } = await client
        .post<unknown>("/v1/messages", { body, signal, timeout: bounds.timeoutMs })
        .withResponse();
      return { headers: response.headers, body: data };
    });
}
