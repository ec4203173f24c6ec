import type { Estimate } from "../core/estimate.js";
import { noFigure } from "./format-figure.js";

/** A p-value: three decimals, never rounded to nothing; a dash where there is none. */
export function formatP(p: Estimate): string {
  if (!("value" in p)) return noFigure;
  return p.value < 0.001 ? "<0.001" : p.value.toFixed(3);
}
