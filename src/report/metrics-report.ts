import type { Leaderboard, LeaderboardCell } from "../core/leaderboard.js";
import { cellFigures, type CellFigure } from "./cell-figures.js";
import { formatFigureValue } from "./format-figure-value.js";
import { noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** More figures than these do not stand beside one another in 80 columns. */
const mostColumns = 5;

/** With more than this many figures there is no room for their intervals. */
const mostWithIntervals = 1;

/**
 * Chosen figures of every cell as plain text, at most 80 columns wide: a row for each cell where they are few, else a block
 * for each cell with a line for each figure.
 */
export function metricsReport({ cells }: Leaderboard, paths: readonly string[]): string {
  if (cells.length === 0) return "The run has no cell with a judgment.";
  return paths.length <= mostColumns
    ? rowsReport(cells, paths)
    : cells.map((cell) => blockOf(cell, new Set(paths))).join("\n\n");
}

function rowsReport(cells: readonly LeaderboardCell[], paths: readonly string[]): string {
  const intervals = paths.length <= mostWithIntervals;
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 26, least: 9 },
      { title: "protocol", align: "left", most: 20, least: 9 },
      { title: "dataset", align: "left", most: 20, least: 9 },
      ...paths.map((path) => ({ title: path.split(".").at(-1) ?? path, align: "right" as const })),
      ...(intervals ? [{ title: "95 % interval", align: "left" as const }] : []),
    ],
    cells.map((cell) => {
      const figures = byPath(cell);
      const chosen = paths.map((path) => figures.get(path));
      return [
        cell.evaluator,
        cell.protocol,
        cell.dataset,
        ...chosen.map((figure) => shown(figure)),
        ...(intervals ? [intervalText(chosen[0])] : []),
      ];
    }),
  );
  const note = "Intervals: one metric at a time, --metrics all, or --format csv";
  return [table, ...(intervals ? [] : [note]), ...reasonLines(cells, paths)].join("\n");
}

/** Why figures that were asked for cannot be stated, each reason once. */
function reasonLines(cells: readonly LeaderboardCell[], paths: readonly string[]): readonly string[] {
  const lines = cells.flatMap((cell) => {
    const figures = byPath(cell);
    return paths.flatMap((path) => {
      const reason = figures.get(path)?.reason;
      return reason === undefined ? [] : [`${path} ${noFigure}  ${reason}`];
    });
  });
  return [...new Set(lines)].map(wrapLine);
}

function byPath(cell: LeaderboardCell): ReadonlyMap<string, CellFigure> {
  return new Map(cellFigures(cell).map((figure) => [figure.path, figure]));
}

function blockOf(cell: LeaderboardCell, paths: ReadonlySet<string>): string {
  const figures = cellFigures(cell).filter(({ path }) => paths.has(path));
  const heading = wrapLine(`${cell.evaluator} x ${cell.protocol} x ${cell.dataset} (${cell.task})`);
  const table = textTable(
    [
      { title: "figure", align: "left", most: 44 },
      { title: "value", align: "right", most: 12 },
      { title: "95 % interval", align: "left", most: 44, least: 18 },
    ],
    figures
      .filter(({ reason }) => reason === undefined)
      .map((figure) =>
        typeof figure.value === "string" && figure.value !== ""
          ? [figure.path, "", figure.value]
          : [figure.path, shown(figure), intervalText(figure)],
      ),
  );
  const missing = figures.flatMap(({ path, reason }) =>
    reason === undefined ? [] : [wrapLine(`${path} ${noFigure}  ${reason}`)],
  );
  return [heading, "", table, ...missing, ...methodLines(figures)].join("\n");
}

/** How intervals were made that are no cluster bootstrap's, a line for each method. */
function methodLines(figures: readonly CellFigure[]): readonly string[] {
  const methods = new Set(figures.flatMap(({ method }) => method ?? []));
  return [...methods].flatMap((method) => {
    if (method === "cluster bootstrap") return [];
    const own = figures.filter((figure) => figure.method === method).map(({ path }) => path);
    return [wrapLine(`${own.join(", ")}: interval by ${method}`)];
  });
}

function shown(figure: CellFigure | undefined): string {
  return figure?.value === undefined ? noFigure : formatFigureValue(figure.value);
}

function intervalText(figure: CellFigure | undefined): string {
  if (figure?.low === undefined || figure.high === undefined) return "";
  return `${formatFigureValue(figure.low)} to ${formatFigureValue(figure.high)}`;
}
