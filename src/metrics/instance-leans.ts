import type { InstanceFacts } from "../core/instance-facts.js";
import type { PresentationId } from "../core/presentation-id.js";
import { choiceColumn } from "./choice-column.js";
import { goldOutput } from "./gold-output.js";
import { longestOutput } from "./longest-output.js";
import { soleOutput } from "./sole-output.js";
import type { TrialGrid } from "./trial-grid.js";

/** Which end of the order of `original` a presentation shows first, and which end bears the first letter. */
const shows: Readonly<Record<PresentationId, { readonly first: 0 | -1; readonly letter: 0 | -1 }>> = {
  original: { first: 0, letter: 0 },
  swapped: { first: -1, letter: -1 },
  "original-glued": { first: 0, letter: -1 },
  "swapped-glued": { first: -1, letter: 0 },
};

/** The dataset's order, in which pairs are shown. */
const pairOrder: readonly number[] = [0, 1];

/** Fills in what leans are made of: the columns `decided` to `goldLongest` of an instance's row. */
export function instanceLeans(
  grid: TrialGrid,
  { instance, row }: { readonly instance: number; readonly row: Float64Array },
): void {
  const facts = grid.instances[instance];
  if (facts === undefined) return;
  const order = facts.order ?? pairOrder;
  const lengths = lengthsTell(facts);
  grid.presentations.forEach((presentation, index) => {
    for (let repeat = 0; repeat < grid.repeats; repeat += 1) {
      const place = (instance * grid.presentations.length + index) * grid.repeats + repeat;
      const output = soleOutput(grid, grid.codes[place] ?? 0);
      if (output === undefined) continue;
      const { first, letter } = shows[presentation];
      add(row, choiceColumn.decided, 1);
      add(row, choiceColumn.chance, 1 / order.length);
      if (order.at(first) === output) add(row, choiceColumn.first, 1);
      if (order.at(letter) === output) add(row, choiceColumn.letter, 1);
      if (lengths === undefined) continue;
      add(row, choiceColumn.unequal, 1);
      if (output === lengths.longest) add(row, choiceColumn.longest, 1);
      if (lengths.gold === lengths.longest) add(row, choiceColumn.goldLongest, 1);
    }
  });
}

/** The only longest output and the gold one; undefined where either does not exist. */
function lengthsTell(facts: InstanceFacts): { readonly longest: number; readonly gold: number } | undefined {
  const longest = longestOutput(facts);
  const gold = goldOutput(facts);
  return longest === undefined || gold === undefined ? undefined : { longest, gold };
}

function add(row: Float64Array, column: number, what: number): void {
  row[column] = (row[column] ?? 0) + what;
}
