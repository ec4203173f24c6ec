import type { Leaderboard } from "../core/leaderboard.js";
import { cellRows } from "../report/cell-rows.js";
import { csvReport } from "../report/csv-report.js";
import { csvText } from "../report/csv-text.js";
import { figureRows } from "../report/figure-rows.js";
import { htmlPage } from "../report/html-page.js";
import { jsonReport } from "../report/json-report.js";
import { latexReport } from "../report/latex-report.js";
import { latexTable } from "../report/latex-table.js";
import { markdownReport } from "../report/markdown-report.js";
import { markdownTable } from "../report/markdown-table.js";
import { metricsCsv } from "../report/metrics-csv.js";
import { metricsJson } from "../report/metrics-json.js";
import { metricsMarkdown } from "../report/metrics-markdown.js";
import { metricsReport } from "../report/metrics-report.js";
import { parquetBytes } from "../report/parquet-bytes.js";
import { reportSections } from "../report/report-sections.js";
import { terminalReport } from "../report/terminal-report.js";
import { wrapLine } from "../report/wrap-line.js";
import { flatSlices } from "./flat-slices.js";
import type { SliceRow } from "./slice-run.js";
import { slicedTable } from "./sliced-table.js";

/** How a leaderboard is written in one format: as a whole, by slices, and as chosen figures of every cell. */
interface LeaderboardForm {
  readonly whole: (board: Leaderboard) => string | Uint8Array;
  readonly sliced: (rows: readonly SliceRow[], pooled: string) => string | Uint8Array;
  readonly chosen: (board: Leaderboard, paths: readonly string[]) => string | Uint8Array;
}

/** What `--format` takes. */
export type LeaderboardFormat = "table" | "json" | "csv" | "md" | "latex" | "html" | "parquet";

/** The forms of a leaderboard, by their names. */
export const leaderboardForms: Readonly<Record<LeaderboardFormat, LeaderboardForm>> = {
  table: {
    whole: (board) => `${terminalReport(board)}\n`,
    sliced: (rows, pooled) => `${slicedTable(rows)}\n${wrapLine(pooled)}\n`,
    chosen: (board, paths) => `${metricsReport(board, paths)}\n`,
  },
  json: {
    whole: jsonReport,
    sliced: (rows) => `${JSON.stringify(rows, undefined, 2)}\n`,
    chosen: metricsJson,
  },
  csv: { whole: csvReport, sliced: (rows) => csvText(flatSlices(rows)), chosen: metricsCsv },
  md: {
    whole: markdownReport,
    sliced: (rows) => `${markdownTable(flatSlices(rows))}\n`,
    chosen: metricsMarkdown,
  },
  latex: {
    whole: latexReport,
    sliced: (rows) => `${latexTable("Slices", flatSlices(rows))}\n`,
    chosen: (board, paths) => `${latexTable(`Figures: ${board.run}`, figureRows(board, paths))}\n`,
  },
  html: {
    whole: (board) => htmlPage(board.run, reportSections(board)),
    sliced: (rows, pooled) =>
      htmlPage("Slices", { tables: [{ title: "Slices", rows: flatSlices(rows) }], notes: pooled }),
    chosen: (board, paths) =>
      htmlPage(board.run, { tables: [{ title: "Figures", rows: figureRows(board, paths) }], notes: "" }),
  },
  parquet: {
    whole: (board) => parquetBytes(cellRows(board)),
    sliced: (rows) => parquetBytes(flatSlices(rows)),
    chosen: (board, paths) => parquetBytes(figureRows(board, paths)),
  },
};
