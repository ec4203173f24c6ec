import type { EvaluatorCard } from "../core/evaluator-card.js";
import { evaluatorCardSchema } from "./evaluator-card-schema.js";
import { parseCards, type ParseCardsOptions } from "./parse-cards.js";

/**
 * Parses evaluator cards, in the order given. Placeholders in `headers` stay: they hold keys, and are filled in when a
 * request is made. Throws one `ConfigError` with the problems of all cards.
 */
export function loadEvaluatorCards(options: ParseCardsOptions): readonly EvaluatorCard[] {
  return parseCards(evaluatorCardSchema, { ...options, keepPlaceholders: ["headers"] }).map(
    ({ card, entry }) => ({
      ...card,
      id: entry.id,
      file: entry.file,
    }),
  );
}
