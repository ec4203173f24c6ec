import type Anthropic from "@anthropic-ai/sdk";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import { anthropicHome } from "./anthropic-home.js";
import { apiVersion } from "./api-version.js";

/** How a client reaches the endpoint. */
export interface ClientTransport {
  readonly endpoint: Endpoint;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/**
 * The official client of an API of Anthropic's shape, which is loaded here and not before. It never retries, keeps no
 * traces, and the SDK's own environment variables for endpoint, key and logging do not count. An endpoint that needs no
 * key gets a placeholder.
 */
export async function createAnthropicClient(
  card: HttpEvaluatorCard,
  { endpoint, fetch, timeoutMs }: ClientTransport,
): Promise<Anthropic> {
  const { default: Client } = await import("@anthropic-ai/sdk");
  const apiKey = endpoint.apiKey ?? "no-key-needed";
  return new Client({
    apiKey,
    baseURL: endpoint.baseUrl ?? anthropicHome,
    fetch,
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
}
