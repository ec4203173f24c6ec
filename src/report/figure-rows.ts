import type { Leaderboard, LeaderboardCell } from "../core/leaderboard.js";
import { cellFigures, type CellFigure } from "./cell-figures.js";
import type { CellRow } from "./cell-rows.js";

/**
 * Chosen figures of every cell as flat rows, unrounded: each figure with `.low` and `.high` where any cell has its interval.
 * Every row has the same columns; a figure that cannot be stated is empty.
 */
export function figureRows({ cells }: Leaderboard, paths: readonly string[]): readonly CellRow[] {
  const known = cells.map((cell) => new Map(cellFigures(cell).map((figure) => [figure.path, figure])));
  const ranged = new Set(
    paths.filter((path) => known.some((figures) => figures.get(path)?.low !== undefined)),
  );
  return cells.map((cell, index) => ({
    ...idsOf(cell),
    ...Object.fromEntries(paths.flatMap((path) => columnsOf(path, known[index]?.get(path), ranged))),
  }));
}

function idsOf({ evaluator, adapter, protocol, dataset, task }: LeaderboardCell): CellRow {
  return {
    evaluator,
    adapter,
    protocol,
    dataset,
    task,
  };
}

function columnsOf(
  path: string,
  figure: CellFigure | undefined,
  ranged: ReadonlySet<string>,
): readonly (readonly [string, string | number])[] {
  const own = [path, figure?.value ?? ""] as const;
  if (!ranged.has(path)) return [own];
  return [own, [`${path}.low`, figure?.low ?? ""], [`${path}.high`, figure?.high ?? ""]];
}
