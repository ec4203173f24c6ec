import type { Leaderboard } from "../core/leaderboard.js";
import { cellFigures } from "./cell-figures.js";

/**
 * Chosen figures of every cell as JSON: by path, each with its value and interval, or the reason why it has none
 * (`undefined`). Cells as they stand in `leaderboard.json` come with `--format json` alone.
 */
export function metricsJson({ run, cells }: Leaderboard, paths: readonly string[]): string {
  const chosen = new Set(paths);
  const document = {
    schema: "reife/metrics/1",
    run,
    cells: cells.map((cell) => ({
      evaluator: cell.evaluator,
      adapter: cell.adapter,
      protocol: cell.protocol,
      dataset: cell.dataset,
      task: cell.task,
      figures: Object.fromEntries(
        cellFigures(cell)
          .filter(({ path }) => chosen.has(path))
          .map(({ path, reason, ...figure }) => [
            path,
            reason === undefined ? figure : { undefined: reason },
          ]),
      ),
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
