import type { Price } from "../core/evaluator-card.js";

/** What providers of batch APIs take off where a card does not say. */
const usual = 0.5;

/** What part of a call's price is left when it is made in a batch, 0..1. */
export function batchPart(price: Price | undefined): number {
  return 1 - (price?.batchDiscount ?? usual);
}
