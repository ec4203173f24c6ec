import type { HttpEvaluatorCard } from "./evaluator-card.js";

/** The environment variables that a card takes its keys from, each once, in the card's order. */
export function keyNamesOf({ apiKeyEnv }: Pick<HttpEvaluatorCard, "apiKeyEnv">): readonly string[] {
  if (apiKeyEnv === undefined) return [];
  return typeof apiKeyEnv === "string" ? [apiKeyEnv] : [...new Set(apiKeyEnv)];
}
