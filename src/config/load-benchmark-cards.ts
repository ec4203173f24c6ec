import type { BenchmarkCard } from "../core/benchmark-card.js";
import { benchmarkCardSchema } from "./benchmark-card-schema.js";
import { parseCards, type ParseCardsOptions } from "./parse-cards.js";

/** Parses benchmark cards, in the order given. Throws one `ConfigError` with the problems of all cards. */
export function loadBenchmarkCards(options: ParseCardsOptions): readonly BenchmarkCard[] {
  return parseCards(benchmarkCardSchema, options).map(({ card, entry }) => ({
    ...card,
    id: entry.id,
    file: entry.file,
  }));
}
