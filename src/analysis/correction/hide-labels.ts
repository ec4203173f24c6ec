import { seededRandom } from "../../stats/seeded-random.js";
import { shuffle } from "../../stats/shuffle.js";

/** Which labels are left. */
export interface HideLabelsOptions {
  /** How many. */
  readonly keep: number;
  readonly seed: number;
}

/**
 * The same items with all labels hidden but so many, drawn at random by the seed; as they are where there are no more. It shows
 * what so few labels would have told.
 */
export function hideLabels<Item extends { readonly human?: unknown }>(
  items: readonly Item[],
  { keep, seed }: HideLabelsOptions,
): readonly Item[] {
  const labelled = items.flatMap((item, place) => (item.human === undefined ? [] : [place]));
  const kept = new Set(shuffle(seededRandom(`labels ${seed}`), labelled).slice(0, keep));
  return items.map((item, place) => (kept.has(place) ? item : { ...item, human: undefined }));
}
