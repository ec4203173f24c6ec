import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";
import { recordingFormats } from "./formats.js";

/**
 * Fills what a card leaves to its format: an empty `path`, `folders` or `protocols`, an absent `url`. A card of an unknown
 * format stays as it is; making its model says so.
 */
export function completeRecordedCard(card: RecordedEvaluatorCard): RecordedEvaluatorCard {
  const defaults = recordingFormats[card.format]?.defaults;
  if (defaults === undefined) return card;
  return {
    ...card,
    path: card.path === "" ? defaults.path : card.path,
    // A card with a path of its own does not lie where the format's other recordings do.
    url: card.url ?? (card.path === "" || card.path === defaults.path ? defaults.url : undefined),
    folders: isEmpty(card.folders) ? defaults.folders : card.folders,
    protocols: isEmpty(card.protocols) ? defaults.protocols : card.protocols,
  };
}

function isEmpty(map: Readonly<Record<string, string>>): boolean {
  return Object.keys(map).length === 0;
}
