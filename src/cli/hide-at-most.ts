import { hideLabels, type HideLabelsOptions } from "../analysis/correction/hide-labels.js";
import { UsageError } from "../core/errors.js";

/** Hides labels where that was asked for. Throws a `UsageError` where more are to be kept than `most`. */
export function hideAtMost<Item extends { readonly human?: unknown }>(
  items: readonly Item[],
  hide: HideLabelsOptions | undefined,
  most: number,
): readonly Item[] {
  if (hide === undefined) return items;
  if (hide.keep > most)
    throw new UsageError(`Expected at most ${most} for --labels: got '${hide.keep}'`, {
      hint: "There are no more labels",
    });
  return hideLabels(items, hide);
}
