import type { ComparedSide } from "../../core/comparison.js";
import type { SiteDataset, SiteIndex } from "../../core/site.js";
import { isOfSide } from "./is-of-side.js";

/** Whether both sides have a cell on a dataset. */
export function commonDatasets(
  { figures }: SiteIndex,
  sides: readonly ComparedSide[],
): (about: SiteDataset) => boolean {
  const { cells } = figures.leaderboard;
  return (about) =>
    sides.every((side) => cells.some((cell) => cell.dataset === about.dataset && isOfSide(cell, side)));
}
