import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";

/** What annotators and a judge call acceptable. */
export interface ResponseSets {
  /** The possible labels, each once. */
  readonly labels: readonly string[];
  /** For each item, for each of its annotators the labels that they call acceptable, at least one. */
  readonly annotators: readonly (readonly (readonly string[])[])[];
  /** For each item, for each repeat of the judge the labels that it calls acceptable, at least one. */
  readonly judge: readonly (readonly (readonly string[])[])[];
}

/**
 * Error of a judge's response sets: how far the share of its repeats that call a label acceptable is from the share of annotators
 * that do, where more than one label may be right.
 *
 * Use it where annotators were asked for all acceptable labels. Where a choice of one is forced on people who see several, agreement
 * with the chosen labels can prefer the worse judge; this does not. Not for items with one annotator and one repeat each: it is then
 * only the size of the difference between two sets.
 *
 * Formula in words: for each item and label, the share of the judge's sets that hold the label less the share of the annotators'
 * sets that do, squared, added up over the labels; the mean of that over items. With one label in every set it is the Brier
 * score of the judge's shares against the vote shares.
 *
 * Source: Guerdan, Barocas, Holstein, Wallach, Wu and Chouldechova (2025), "Validating LLM-as-a-Judge systems under rating
 * indeterminacy", arXiv 2503.05965: multi-label "response set" rating with mean squared error.
 *
 * Complexity: O(items * sets * labels).
 *
 * Edge cases:
 * - No item: undefined.
 * - A label that a set names twice counts once.
 *
 * @param sets labels, and the sets of annotators and judge over the same items
 * @returns a number from 0 to the number of labels, or the reason why there is none
 * @throws RangeError if the numbers of items differ, an item has no set, a set is empty or names another label, or a label comes
 * twice
 */
export function responseSetError(sets: ResponseSets): Defined {
  const { labels, annotators, judge } = sets;
  if (annotators.length !== judge.length) {
    throw new RangeError(`Cannot compare response sets: got ${annotators.length} and ${judge.length} items`);
  }
  const places = new Map(labels.map((label, place) => [label, place]));
  if (places.size !== labels.length)
    throw new RangeError("Cannot compare response sets: a label comes twice");
  if (judge.length === 0) return { undefined: "no items" };
  let sum = 0;
  for (const [item, given] of judge.entries()) {
    const ofJudge = sharesOf(given, places, item);
    const ofPeople = sharesOf(elementAt(annotators, item), places, item);
    for (const [place, share] of ofJudge.entries()) sum += (share - elementAt(ofPeople, place)) ** 2;
  }
  return { value: sum / judge.length };
}

/** For each label the share of the sets that hold it. */
function sharesOf(
  sets: readonly (readonly string[])[],
  places: ReadonlyMap<string, number>,
  item: number,
): readonly number[] {
  if (sets.length === 0) throw new RangeError(`Cannot compare response sets: item ${item} has none`);
  const counts = new Array<number>(places.size).fill(0);
  for (const set of sets) {
    if (set.length === 0) throw new RangeError(`Cannot compare response sets: item ${item} has an empty one`);
    for (const label of new Set(set)) {
      const place = places.get(label);
      if (place === undefined)
        throw new RangeError(`Cannot compare response sets: item ${item} has the unknown label '${label}'`);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts.map((count) => count / sets.length);
}
