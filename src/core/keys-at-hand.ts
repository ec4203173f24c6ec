import type { HttpEvaluatorCard } from "./evaluator-card.js";
import { keyNamesOf } from "./key-names-of.js";

/** Those of a card's key variables that have a value, in the card's order: a request's `key` counts in this list. */
export function keysAtHand(
  card: Pick<HttpEvaluatorCard, "apiKeyEnv">,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return keyNamesOf(card).filter((name) => (environment[name] ?? "").trim() !== "");
}
