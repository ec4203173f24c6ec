import type { Presentation } from "../../core/presentation.js";

/** The same pair in the other position, letters of the same kind. */
export function oppositeOf({ position, labels }: Presentation): Presentation {
  return { position: position === "original" ? "swapped" : "original", labels };
}
