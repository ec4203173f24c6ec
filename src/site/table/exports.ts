import type { FlatTable } from "./flat-rows.js";

/** The forms in which a table can be taken away, by the end of the file's name. */
export const exports: Readonly<Record<"csv" | "json" | "md" | "tex", (table: FlatTable) => string>> = {
  csv: csvOf,
  json: jsonOf,
  md: markdownOf,
  tex: latexOf,
};

/** RFC 4180; a text that a spreadsheet would take for a formula is marked as text. */
function csvOf({ columns, rows }: FlatTable): string {
  return [columns, ...rows].map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function jsonOf({ columns, rows }: FlatTable): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.flatMap((column, place) => (row[place] === "" ? [] : [[column, row[place]]]))),
  );
  return `${JSON.stringify(objects, undefined, 2)}\n`;
}

function markdownOf({ columns, rows }: FlatTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const body = rows.map((row) =>
    line(
      row.map((value) =>
        shown(value)
          .replaceAll(/[\\|`*_<>[\]]/gu, "\\$&")
          .replaceAll(/\s+/gu, " "),
      ),
    ),
  );
  return [line(columns), line(columns.map(() => "---")), ...body].join("");
}

const latexSpecial: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** For the package booktabs. */
function latexOf({ columns, rows }: FlatTable): string {
  const text = (value: string): string =>
    value
      .replaceAll(/[\\~^]|[&%$#_{}]/gu, (letter) => latexSpecial[letter] ?? `\\${letter}`)
      .replaceAll(/\s+/gu, " ");
  const line = (cells: readonly string[]): string => `${cells.map(text).join(" & ")} \\\\\n`;
  const kinds = columns
    .map((_, place) => (rows.some((row) => typeof row[place] === "number") ? "r" : "l"))
    .join("");
  const body = rows.map((row) => line(row.map(shown))).join("");
  return `\\begin{tabular}{${kinds}}\n\\toprule\n${line(columns)}\\midrule\n${body}\\bottomrule\n\\end{tabular}\n`;
}

/** Figures for readers: four decimals at most. */
function shown(value: string | number): string {
  return typeof value === "number" ? String(Number(value.toFixed(4))) : value;
}
