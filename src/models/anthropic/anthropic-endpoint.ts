import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { addressWith } from "../http/address-with.js";
import type { AskEndpoint } from "../http/ask-endpoint.js";
import { pooledEndpoint } from "../http/pooled-endpoint.js";
import type { Endpoint } from "../http/resolve-endpoint.js";
import { transportBounds } from "../http/transport-bounds.js";
import { anthropicHome } from "./anthropic-home.js";
import { apiVersion } from "./api-version.js";

/** The way to an endpoint without the SDK: it sends what the SDK would, and takes the answer as the SDK would. */
export function anthropicEndpoint(card: HttpEvaluatorCard, endpoint: Endpoint): Promise<AskEndpoint> {
  return pooledEndpoint({
    url: addressWith(endpoint.baseUrl ?? anthropicHome, "/v1/messages", card.query),
    headers: [
      ["x-api-key", endpoint.apiKey ?? "no-key-needed"],
      ["anthropic-version", apiVersion],
      ...Object.entries(endpoint.headers),
    ],
    errorIn: (body) => body,
    proxy: endpoint.proxy,
    ...transportBounds(card.limits),
  });
}
