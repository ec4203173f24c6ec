import type { ComparedSide } from "../../core/comparison.js";
import type { SiteIndex } from "../../core/site.js";
import { isOfSide } from "./is-of-side.js";

/** What a reader must know where a race dropped a judge of either side: the difference and its p-value rest on a stop that they caused. */
export function racedSentences({ figures }: SiteIndex, sides: readonly ComparedSide[]): readonly string[] {
  const after = new Map<string, number>();
  for (const cell of figures.leaderboard.cells) {
    if (cell.task === "pointwise" || cell.racedOutAfter === undefined) continue;
    if (sides.some((side) => isOfSide(cell, side))) after.set(cell.evaluator, cell.racedOutAfter);
  }
  return [...after].map(
    ([evaluator, instances]) =>
      `${evaluator} was raced out after ${instances.toLocaleString("en-US")} instances, for it was behind. A race stops where a ` +
      "difference looks large, so what is found on those instances overstates it, and the p-value does not hold: reife compare " +
      "states the race's own interval, which does.",
  );
}
