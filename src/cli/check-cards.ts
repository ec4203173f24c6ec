import { readCatalog } from "../config/catalog.js";
import type { CatalogKind } from "../config/catalog-kind.js";
import { loadBenchmarkCards } from "../config/load-benchmark-cards.js";
import { loadDatasetCards } from "../config/load-dataset-cards.js";
import { loadReproductionCards } from "../config/load-reproduction-cards.js";
import type { CatalogEntry } from "../config/read-entry.js";
import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { DatasetCard } from "../core/dataset-card.js";
import { ConfigError, type FileIssue } from "../core/errors.js";
import type { EvaluatorCard } from "../core/evaluator-card.js";
import type { CardProtocol } from "../protocols/protocol-of.js";
import { annotatorProblems } from "./annotator-problems.js";
import { loadEvaluators } from "./compose/load-evaluators.js";
import { loadProtocols } from "./compose/load-protocols.js";
import type { Surroundings } from "./compose/surroundings.js";
import { loadEach, type LoadedCards } from "./load-each.js";

/** Every card that could be read, and what is wrong with the others. */
export interface CheckedCards {
  readonly evaluators: readonly EvaluatorCard[];
  readonly protocols: readonly CardProtocol[];
  readonly datasets: readonly DatasetCard[];
  readonly benchmarks: readonly BenchmarkCard[];
  readonly issues: readonly FileIssue[];
}

/** Reads every card of all catalogs. */
export function checkCards(surroundings: Surroundings): CheckedCards {
  const { environment } = surroundings;
  const evaluators = readKind(surroundings, "evaluators", (entries) => loadEvaluators(entries, surroundings));
  const protocols = readKind(surroundings, "protocols", (entries) => loadProtocols(entries, surroundings));
  const datasets = readKind(surroundings, "datasets", (entries) =>
    loadDatasetCards({ entries, environment }),
  );
  const reproductions = readKind(surroundings, "reproductions", (entries) =>
    loadReproductionCards({ entries, environment }),
  );
  const benchmarks = readKind(surroundings, "benchmarks", (entries) =>
    loadBenchmarkCards({ entries, environment }),
  );
  return {
    evaluators: evaluators.cards,
    protocols: protocols.cards,
    datasets: datasets.cards,
    benchmarks: benchmarks.cards,
    issues: [
      ...[evaluators, protocols, datasets, benchmarks, reproductions].flatMap(({ issues }) => issues),
      ...annotatorProblems(surroundings),
    ],
  };
}

function readKind<Card>(
  { roots, cwd }: Surroundings,
  kind: CatalogKind,
  load: (entries: readonly CatalogEntry[]) => readonly Card[],
): LoadedCards<Card> {
  try {
    return loadEach(readCatalog({ kind, roots, cwd }).entries, load);
  } catch (error) {
    // Two files that claim one id: there is no catalog to read cards from.
    if (!(error instanceof ConfigError)) throw error;
    return { cards: [], issues: error.issues };
  }
}
