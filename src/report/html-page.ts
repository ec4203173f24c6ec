import { htmlText } from "./html-text.js";
import type { ReportSections, SectionRow } from "./report-sections.js";

const style = [
  ":root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }",
  "body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem }",
  ".wide { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }",
  "th, td { padding: .25rem .6rem; text-align: left; border-bottom: 1px solid #8884; white-space: nowrap }",
  "th { border-bottom: 2px solid #888a }",
].join("\n");

/** Tables as one page of HTML that needs nothing else: no script, no network. */
export function htmlPage(title: string, { tables, notes }: ReportSections): string {
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${htmlText(title)}</title><style>${style}</style></head><body><h1>${htmlText(title)}</h1>`,
    ...tables.map((table) => `<h2>${htmlText(table.title)}</h2>\n${htmlTable(table.rows)}`),
    `<p>${htmlText(notes)}</p></body></html>\n`,
  ].join("\n");
}

function htmlTable(rows: readonly SectionRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const head = columns.map((column) => `<th scope="col">${htmlText(column)}</th>`).join("");
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((column) => `<td>${htmlText(String(row[column] ?? ""))}</td>`).join("")}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table></div>`;
}
