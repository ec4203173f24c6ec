import type OpenAI from "openai";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import { openAiHome } from "./openai-home.js";

/** How a client reaches the endpoint. */
export interface ClientTransport {
  readonly endpoint: Endpoint;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/**
 * The official client of an API of OpenAI's shape, which is loaded here and not before. It never retries. The SDK's own
 * environment variables for endpoint, organisation, project and logging do not count: what is called is what the card says.
 * An endpoint that needs no key gets a placeholder.
 */
export async function createOpenAiClient(
  card: HttpEvaluatorCard,
  { endpoint, fetch, timeoutMs }: ClientTransport,
): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  return new Client({
    apiKey: endpoint.apiKey ?? "no-key-needed",
    baseURL: endpoint.baseUrl ?? openAiHome,
    organization: null,
    project: null,
    fetch,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: "off",
    defaultHeaders: endpoint.headers,
    defaultQuery: card.query,
  });
}
