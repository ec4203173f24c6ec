import type { Leaderboard } from "../core/leaderboard.js";
import { markdownLine } from "./markdown-line.js";
import { markdownTable } from "./markdown-table.js";
import { reportSections, type SectionRow } from "./report-sections.js";

/** The leaderboard as Markdown: evaluators, protocols, and every cell. */
export function markdownReport(leaderboard: Leaderboard): string {
  const { tables, notes } = reportSections(leaderboard);
  const sections = [
    `# ${markdownLine(leaderboard.run)}`,
    ...tables.map(({ title, rows }) => section(title, rows)),
    notes,
  ];
  return `${sections.join("\n\n")}\n`;
}

function section(title: string, rows: readonly SectionRow[]): string {
  // As texts: every column keeps to the left, and a number to the digits that it is written with.
  const lines = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, String(cell)])),
  );
  return `## ${title}\n\n${markdownTable(lines)}`;
}
