import type { CellFacts } from "../core/cell-facts.js";
import { UsageError } from "../core/errors.js";
import { matchesId } from "../core/matches-id.js";

/**
 * The datasets of pairs among cells, those that a glob means where one is given. Throws a `UsageError` where there are none.
 */
export function chosenDatasets(cells: readonly CellFacts[], glob: string | undefined): readonly string[] {
  const all = [...new Set(cells.map(({ dataset }) => dataset))];
  const pairs = new Set(cells.filter(({ task }) => task === "pairwise").map(({ dataset }) => dataset));
  const meant = glob === undefined ? all : all.filter((dataset) => matchesId(glob, dataset));
  if (meant.length === 0) {
    throw new UsageError(`The run has no judgments on a dataset '${glob ?? ""}'`, {
      hint: `it has ${all.join(", ")}`,
    });
  }
  const chosen = meant.filter((dataset) => pairs.has(dataset));
  if (chosen.length > 0) return chosen;
  throw new UsageError(`There are no pairs in ${meant.join(", ")}: judges of pairs alone are read here`, {
    hint: "Name a dataset of pairs with --dataset",
  });
}
