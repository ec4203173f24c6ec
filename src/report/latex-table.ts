import { latexText } from "./latex-text.js";
import type { SectionRow } from "./report-sections.js";

/** Rows that have the same columns as a LaTeX table by the package booktabs: numbers to the right, texts to the left. */
export function latexTable(caption: string, rows: readonly SectionRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const isNumber = (column: string): boolean =>
    rows.every(
      (row) => typeof row[column] === "number" || /^(?:[-+]?\$?[\d,.]+|-|)$/u.test(row[column] ?? ""),
    );
  const line = (cells: readonly string[]): string => `    ${cells.join(" & ")} \\\\`;
  return [
    "\\begin{table}",
    "  \\centering",
    `  \\caption{${latexText(caption)}}`,
    `  \\begin{tabular}{${columns.map((column) => (isNumber(column) ? "r" : "l")).join("")}}`,
    "    \\toprule",
    line(columns.map(latexText)),
    "    \\midrule",
    ...rows.map((row) => line(columns.map((column) => latexText(String(row[column] ?? ""))))),
    "    \\bottomrule",
    "  \\end{tabular}",
    "\\end{table}",
  ].join("\n");
}
