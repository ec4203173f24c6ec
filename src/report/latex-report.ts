import type { Leaderboard } from "../core/leaderboard.js";
import { latexTable } from "./latex-table.js";
import { latexText } from "./latex-text.js";
import { reportSections } from "./report-sections.js";

/** The leaderboard as LaTeX tables, to be put into a paper that uses booktabs. */
export function latexReport(leaderboard: Leaderboard): string {
  const { tables, notes } = reportSections(leaderboard);
  const parts = tables.map(({ title, rows }) => latexTable(`${title}: ${leaderboard.run}`, rows));
  return `% \\usepackage{booktabs}\n${parts.join("\n\n")}\n\n% ${latexText(notes)}\n`;
}
