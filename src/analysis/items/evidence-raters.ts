import type { Rater } from "../rater.js";

/** Judges whose word says something of items: no juries and cascades, which repeat their members; null and simulated judges only where asked for. */
export function evidenceRaters(
  raters: readonly Rater[],
  options: { readonly all: boolean },
): readonly Rater[] {
  const left = new Set(options.all ? ["jury", "cascade"] : ["jury", "cascade", "null", "simulated"]);
  return raters.filter(({ adapter }) => !left.has(adapter));
}
