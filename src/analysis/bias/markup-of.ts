import type { FormatCounts } from "../../core/format-counts.js";

/** Marks of an output in all: list items, headers, bold stretches and blocks of code. */
export function markupOf({ listItems, headers, bold, codeFences }: FormatCounts): number {
  return listItems + headers + bold + codeFences;
}
