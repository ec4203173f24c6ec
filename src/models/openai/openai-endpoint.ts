import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { addressWith } from "../http/address-with.js";
import type { AskEndpoint } from "../http/ask-endpoint.js";
import { pooledEndpoint } from "../http/pooled-endpoint.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import { transportBounds } from "../http/transport-bounds.js";
import { openAiHome } from "./openai-home.js";

/** The way to an endpoint without the SDK: it sends what the SDK would, and takes the answer as the SDK would. */
export function openAiEndpoint(
  card: HttpEvaluatorCard,
  endpoint: Endpoint,
): Promise<AskEndpoint<object | string>> {
  return pooledEndpoint({
    url: addressWith(endpoint.baseUrl ?? openAiHome, "/chat/completions", card.query),
    headers: [
      ["authorization", `Bearer ${endpoint.apiKey ?? "no-key-needed"}`],
      ...Object.entries(endpoint.headers),
    ],
    errorIn: (body) => body["error"],
    proxy: endpoint.proxy,
    ...transportBounds(card.limits),
  });
}
