import type { PublishedTable, TableSlip } from "../core/published-table.js";
import { csvText } from "./csv-text.js";
import { noFigure } from "./format-figure.js";
import type { ResultsFormat } from "./instructeval-report.js";
import { markdownTable } from "./markdown-table.js";
import { textTable, type TextColumn } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** A published table with what is wrong with it. */
export interface CheckedTable {
  readonly table: PublishedTable;
  readonly slips: readonly TableSlip[];
}

/** Published tables, each with its slips flagged in the rows and said below. */
export function publishedReport(tables: readonly CheckedTable[], format: ResultsFormat): string {
  if (format === "json")
    return `${JSON.stringify(
      tables.map(({ table, slips }) => ({ ...table, slips })),
      undefined,
      2,
    )}\n`;
  if (format === "csv") return csvText(tables.flatMap(longRows));
  return tables.map((checked) => `\n${tableText(checked, format)}`).join("\n");
}

function longRows({ table, slips }: CheckedTable): readonly Readonly<Record<string, string | number>>[] {
  return Object.entries(table.rows).flatMap(([model, figures]) =>
    figures.flatMap((value, index) =>
      value === null
        ? []
        : [
            {
              ...{ table: table.id, model, column: table.columns[index] ?? "", value },
              slips: slips
                .filter(({ row }) => row === model)
                .map(({ text }) => text)
                .join("; "),
            },
          ],
    ),
  );
}

function tableText({ table, slips }: CheckedTable, format: "table" | "md"): string {
  const flagged = new Set(slips.map(({ row }) => row));
  const rows = Object.entries(table.rows).map(([model, figures]): Record<string, string> => {
    const cells = table.columns.map(
      (column, index) => [column, figures[index]?.toString() ?? noFigure] as const,
    );
    return { model: flagged.has(model) ? `${model} !` : model, ...Object.fromEntries(cells) };
  });
  const columns: readonly TextColumn[] = [
    { title: "model", align: "left", most: 28, least: 12 },
    ...table.columns.map((title): TextColumn => ({ title, align: "right" })),
  ];
  const body =
    format === "md"
      ? markdownTable(rows)
      : textTable(
          columns,
          rows.map((row) => columns.map(({ title }) => row[title] ?? "")),
        );
  const lines = slips.map(({ row, text }) => wrapLine(`! ${row}: ${text}`));
  return `${[`${table.title} (published, ${table.source})`, body.trimEnd(), ...lines].join("\n")}\n`;
}
