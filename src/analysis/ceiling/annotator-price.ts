import type { AnnotatorKind } from "../../core/dataset-card.js";

/**
 * The price of an annotator in the alt-test: how much better than a judge one may be before one is worth the cost. The values
 * are those of Calderon, Reichart and Dror (2025). Of annotators of whom nobody says what they are it is the strictest one.
 */
export function annotatorPrice(kind: AnnotatorKind | undefined): number {
  switch (kind) {
    case "expert":
      return 0.2;
    case "skilled":
      return 0.15;
    case "crowd":
    case undefined:
      return 0.1;
  }
}
