import { visibleControls } from "../core/visible-controls.js";
import { wrapWords } from "./wrap-words.js";

/** A column of a text table. */
export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
  /** Widest it may get; longer cells lose their middle. Absent: as wide as its cells. */
  readonly most?: number | undefined;
  /** Gives way where the table would be wider than 80 columns, down to this width; columns further left do so first. */
  readonly least?: number | undefined;
  /** Gives way before the columns that do not say so. */
  readonly first?: boolean | undefined;
  /** Cells that are too long go on below, in further lines of their row, instead of losing their middle. */
  readonly wrap?: boolean | undefined;
}

/** What a terminal shows without wrapping. */
const widest = 80;

/** How columns are parted. */
const gap = "  ";

/**
 * Lays rows out in columns. `rows` have one text for each column. Lines carry no trailing spaces. Widths count code
 * points, which is right for the Latin text that ids and numbers are made of.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(asLine));
  const most = columns.map((column) => column.most);
  const places = [...columns.keys()];
  for (const index of [...places.filter((at) => columns[at]?.first), ...places]) {
    const widths = widthsOf(columns, fitAll(shown, columns, most));
    const excess = total(widths) - widest;
    const least = columns[index]?.least;
    if (least !== undefined && excess > 0) most[index] = Math.max(least, (widths[index] ?? 0) - excess);
  }
  const cells = fitAll(shown, columns, most);
  const widths = widthsOf(columns, cells);
  const line = (texts: readonly string[]): string =>
    columns
      .map((column, index) => pad(texts[index] ?? "", widths[index] ?? 0, column.align))
      .join(gap)
      .trimEnd();
  const rule = widths.map((count) => "-".repeat(count)).join(gap);
  return [
    line(columns.map((column) => column.title)),
    rule,
    ...cells.flatMap((row) => linesOf(row).map(line)),
  ].join("\n");
}

/** What a file or a model says may hold line breaks and worse, none of which is to move what stands beside it. */
function asLine(text: string): string {
  return visibleControls(text.replaceAll(/[\n\r\t\u2028\u2029]+/gu, " "));
}

/** For each row and column, the lines of a cell. */
type Cells = readonly (readonly (readonly string[])[])[];

function fitAll(
  rows: readonly (readonly string[])[],
  columns: readonly TextColumn[],
  most: readonly (number | undefined)[],
): Cells {
  return rows.map((row) =>
    row.map((text, index) =>
      columns[index]?.wrap === true ? wrapped(text, most[index]) : [shorten(text, most[index])],
    ),
  );
}

/** A row as the lines that show it: those below the first hold only what is wrapped. */
function linesOf(row: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const count = Math.max(1, ...row.map((cell) => cell.length));
  return Array.from({ length: count }, (_, place) => row.map((cell) => cell[place] ?? ""));
}

/** Broken at spaces; a word that is too long by itself is broken after a mark, or anywhere. */
function wrapped(text: string, most: number | undefined): readonly string[] {
  if (most === undefined) return [text];
  return wrapWords(text, most).flatMap((line) => pieces(line, most));
}

function pieces(word: string, most: number): readonly string[] {
  const points = Array.from(word);
  if (points.length <= most) return [word];
  const mark = points.slice(0, most).findLastIndex((point) => "-/_.:,".includes(point));
  // A piece of one or two letters would look like a word of its own.
  const end = mark < 2 ? most : mark + 1;
  return [points.slice(0, end).join(""), ...pieces(points.slice(end).join(""), most)];
}

function widthsOf(columns: readonly TextColumn[], cells: Cells): readonly number[] {
  return columns.map((column, index) =>
    Math.max(width(column.title), ...cells.flatMap((row) => (row[index] ?? []).map(width))),
  );
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, count) => sum + count, 0) + gap.length * (widths.length - 1);
}

function pad(text: string, to: number, align: TextColumn["align"]): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return align === "left" ? text + space : space + text;
}

function shorten(text: string, most: number | undefined): string {
  const points = Array.from(text);
  if (most === undefined || points.length <= most) return text;
  const head = Math.ceil((most - 1) / 2);
  return `${points.slice(0, head).join("")}…${points.slice(points.length - (most - 1 - head)).join("")}`;
}

function width(text: string): number {
  return Array.from(text).length;
}
