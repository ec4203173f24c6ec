import { parseHTML } from "linkedom";
import type { PlotDocument } from "../plots/draw-figure.js";

/** An empty document to draw in, where there is no browser. */
export function plotDocument(): PlotDocument {
  // The library's types name those of browsers, which this program has none of.
  const window: unknown = parseHTML("<!doctype html><html><body></body></html>");
  return (window as { readonly document: PlotDocument }).document;
}
