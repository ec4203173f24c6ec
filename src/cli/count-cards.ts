import type { CheckedCards } from "./check-cards.js";

/** How many cards there are, in words: `26 evaluators, 18 protocols, 17 datasets`. */
export function countCards({ evaluators, protocols, datasets }: CheckedCards): string {
  return `${evaluators.length} evaluators, ${protocols.length} protocols, ${datasets.length} datasets`;
}
