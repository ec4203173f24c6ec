import type { ComparedSide } from "../core/comparison.js";
import type { RunManifest } from "../core/run-manifest.js";
import { formatCount, formatPointsInterval } from "../report/format-figure.js";

/** What a reader of a comparison must know where a race dropped a judge of one of its sides. */
export function racedNotes(
  { cells, race }: Pick<RunManifest, "cells" | "race">,
  sides: readonly ComparedSide[],
): readonly string[] {
  const named = new Set(
    cells.flatMap((cell) =>
      sides.some(
        ({ evaluator = cell.evaluator, protocol = cell.protocol }) =>
          cell.evaluator === evaluator && cell.protocol === protocol,
      )
        ? [cell.evaluator]
        : [],
    ),
  );
  return (race?.dropped ?? [])
    .filter(({ evaluator }) => named.has(evaluator))
    .map(({ evaluator, after, by, difference: { low, high } }) => {
      const interval = formatPointsInterval({ value: low, low, high });
      return (
        `${evaluator} was raced out after ${formatCount(after)} instances, for it was behind. A race stops where a difference ` +
        `looks large, so what is found on those instances overstates it, and the p-value does not hold. The race's own ` +
        `interval holds at every look: ${evaluator} less ${by}, ${interval} points.`
      );
    });
}
