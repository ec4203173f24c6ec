import { from } from "arquero";
import { markdownLine } from "./markdown-line.js";

/** Rows that have the same columns as a Markdown table; each cell is one line that shows what it says. */
export function markdownTable(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const lines = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        markdownLine(name),
        typeof cell === "string" ? markdownLine(cell) : cell,
      ]),
    ),
  );
  return from(lines).toMarkdown({ limit: Infinity }).trimEnd();
}
