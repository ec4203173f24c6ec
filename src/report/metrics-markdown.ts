import type { Leaderboard } from "../core/leaderboard.js";
import { cellFigures } from "./cell-figures.js";
import { formatFigureValue } from "./format-figure-value.js";
import { markdownLine } from "./markdown-line.js";
import { markdownTable } from "./markdown-table.js";

/** Chosen figures of every cell as Markdown: a table for each cell, a line for each figure. */
export function metricsMarkdown({ run, cells }: Leaderboard, paths: readonly string[]): string {
  const chosen = new Set(paths);
  const sections = cells.map((cell) => {
    const rows = cellFigures(cell)
      .filter(({ path }) => chosen.has(path))
      .map(({ path, value, low, high, method, reason }) => ({
        figure: path,
        value: value === undefined ? (reason ?? "") : formatFigureValue(value),
        "95 % interval":
          low === undefined || high === undefined
            ? ""
            : `${formatFigureValue(low)} to ${formatFigureValue(high)}`,
        method: method ?? "",
      }));
    const heading = `## ${markdownLine(`${cell.evaluator} x ${cell.protocol} x ${cell.dataset}`)}`;
    return rows.length === 0 ? heading : `${heading}\n\n${markdownTable(rows)}`;
  });
  return `${[`# ${markdownLine(run)}`, ...sections].join("\n\n")}\n`;
}
