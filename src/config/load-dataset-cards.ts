import type { DatasetCard } from "../core/dataset-card.js";
import { datasetCardSchema } from "./dataset-card-schema.js";
import { parseCards, type ParseCardsOptions } from "./parse-cards.js";

/** Parses dataset cards, in the order given. Throws one `ConfigError` with the problems of all cards. */
export function loadDatasetCards(options: ParseCardsOptions): readonly DatasetCard[] {
  return parseCards(datasetCardSchema, options).map(({ card, entry }) => ({
    ...card,
    id: entry.id,
    file: entry.file,
  }));
}
