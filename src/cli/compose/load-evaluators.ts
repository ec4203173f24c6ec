import { loadEvaluatorCards } from "../../config/load-evaluator-cards.js";
import type { CatalogEntry } from "../../config/read-entry.js";
import type { EvaluatorCard } from "../../core/evaluator-card.js";
import { completeRecordedCard } from "../../models/recorded/complete-recorded-card.js";
import type { Surroundings } from "./surroundings.js";

/** The evaluator cards of catalog entries, complete: a recorded judge's card filled up from its format. */
export function loadEvaluators(
  entries: readonly CatalogEntry[],
  { environment }: Surroundings,
): readonly EvaluatorCard[] {
  return loadEvaluatorCards({ entries, environment }).map((card) =>
    card.adapter === "recorded" ? completeRecordedCard(card) : card,
  );
}
