import type { PresentationId } from "../core/presentation-id.js";

/** Protocols of benchmarks, whose second order gives the letters anew. */
const relabelled: ReadonlySet<string> = new Set(["alpacaeval", "alpacaeval-text", "arena-hard", "wildbench"]);

/**
 * What the ReIFE study's second order of a protocol is: the outputs change places, and the letters stay with them; of the three
 * protocols that it took from benchmarks the letters stay with the places.
 */
export function reifeSwapOf(protocol: string): Extract<PresentationId, "swapped" | "swapped-glued"> {
  return relabelled.has(protocol) ? "swapped" : "swapped-glued";
}
