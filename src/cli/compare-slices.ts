import type { SlicedComparison } from "../core/comparison.js";
import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import { adjustEstimates } from "../leaderboard/adjust-estimates.js";
import { compareSides, type CompareParts } from "../leaderboard/compare-sides.js";
import { groupBy } from "../leaderboard/group-by.js";
import type { MeasuredChoiceCell } from "../leaderboard/measured-cell.js";
import { sidakAdjust } from "../stats/sidak-adjust.js";
import { slicesOf } from "./slices-of.js";

/**
 * Two sides compared on the instances of each value of some tags; an instance with several values counts under each.
 * p-values are adjusted over the slices. The slice that stands out most was picked among all, which its own p-value is
 * adjusted for. Throws a `UsageError` for a tag that no instance has.
 */
export function compareSlices(
  parts: CompareParts,
  facts: readonly InstanceFacts[],
  by: readonly string[],
): SlicedComparison {
  const found = [...groupBy(slicesOf(facts, by, []), ({ key }) => key).values()].flatMap((slice) => {
    const chosen = new Set(slice.map((entry) => `${entry.facts.dataset}\n${entry.facts.id}`));
    const within = (cells: readonly MeasuredChoiceCell[]): readonly MeasuredChoiceCell[] =>
      cells.map((entry) => onInstances(entry, chosen));
    const otherCells = parts.otherCells === undefined ? undefined : within(parts.otherCells);
    const difference = compareSides({ ...parts, cells: within(parts.cells), otherCells })?.overall;
    return difference === undefined ? [] : [{ keys: slice[0]?.values ?? {}, difference }];
  });
  const adjusted = adjustEstimates(
    found.map(({ difference }) => difference.p),
    parts.adjustment,
  );
  const slices = found
    .map(({ keys, difference }, index) => ({
      keys,
      difference: { ...difference, adjustedP: adjusted[index] ?? difference.p },
    }))
    .sort((first, second) => labelOf(first.keys).localeCompare(labelOf(second.keys), "en"));
  return { by, slices, best: bestOf(slices) };
}

function onInstances(entry: MeasuredChoiceCell, chosen: ReadonlySet<string>): MeasuredChoiceCell {
  const judged = [...entry.judged].filter((id) => chosen.has(`${entry.cell.dataset}\n${id}`));
  return { ...entry, judged: new Set(judged) };
}

function labelOf(keys: Readonly<Record<string, string>>): string {
  return Object.values(keys).join(" ");
}

function bestOf(slices: SlicedComparison["slices"]): SlicedComparison["best"] {
  const tested = slices.flatMap(({ keys, difference: { p } }) =>
    "value" in p ? [{ keys, p: p.value }] : [],
  );
  const smallest = tested.reduce<(typeof tested)[number] | undefined>(
    (least, entry) => (least === undefined || entry.p < least.p ? entry : least),
    undefined,
  );
  if (smallest === undefined) return { undefined: "no slice has a p-value" };
  const p: Estimate = {
    value: sidakAdjust(smallest.p, { tests: tested.length }),
    method: `Sidak, best of ${tested.length}`,
  };
  return { keys: smallest.keys, p };
}
