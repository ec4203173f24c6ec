import { describe, expect, it } from "vitest";
import type { HttpEvaluatorCard } from "../../../src/core/evaluator-card.js";
import { resolveEndpoint } from "../../../src/models/http/resolve-endpoint.js";

const card: HttpEvaluatorCard = {
  id: "made-up",
  title: "Made up",
  adapter: "openai",
  model: "made-up",
  sampling: {},
  cannot: [],
  maxTokensField: "max_tokens",
  reasoningAllowance: 0,
  systemRole: "system",
  limits: {},
  file: "made-up.yaml",
};

describe("resolveEndpoint()", () => {
  it("is all the card's where nothing is to be filled", () => {
    expect(resolveEndpoint(card, {})).toEqual({
      apiKey: undefined,
      baseUrl: undefined,
      headers: {},
      secrets: [],
    });
  });

  it("fills key, endpoint and headers, and knows what must not be shown", () => {
    const full = {
      ...card,
      apiKeyEnv: "KEY",
      baseUrl: "${ENDPOINT}/openai/v1",
      headers: { "x-team": "team ${TEAM}" },
    };
    const environment = { KEY: " k-123\n", ENDPOINT: "https://example.org/", TEAM: "t-456" };
    expect(resolveEndpoint(full, environment)).toEqual({
      apiKey: "k-123",
      baseUrl: "https://example.org/openai/v1",
      headers: { "x-team": "team t-456" },
      secrets: ["k-123", "t-456"],
    });
  });
});
