import { axisX, axisY, cell, text } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { labelRoom } from "../label-room.js";
import { labelWidth } from "../label-width.js";

/** One cell of a matrix. */
export interface HeatCell {
  readonly row: string;
  readonly column: string;
  /** What its colour says: below 0, 0, or above; undefined: no colour. */
  readonly tint?: number | undefined;
  /** What it says in figures: one or two lines. */
  readonly lines: readonly string[];
  /** Shown when it is pointed at. */
  readonly title: string;
}

/** A matrix to be drawn. */
export interface HeatMapData {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly HeatCell[];
  /** The tint of the strongest colour; the largest one there is if absent. */
  readonly strongest?: number | undefined;
}

/** Pixels of a column in which two figures can still be read: a matrix of many columns is wider than its sheet, and is scrolled. */
const narrowest = 44;

/** A matrix of figures: colour says the sign and, by its strength, the size; the figures are written in it, so that it is read in grey too. */
export function heatMap(data: HeatMapData, { width: room, theme }: Sheet): FigureSpec["plot"] {
  const { rows, columns, cells } = data;
  const strongest = data.strongest ?? Math.max(...cells.map(({ tint }) => Math.abs(tint ?? 0)), 1e-9);
  const names = new Map([
    ...columns.map((name) => [name, cutLabel(name, 30)] as const),
    ...rows.map((name) => [name, cutLabel(name, labelRoom(room * 0.32, 30))] as const),
  ]);
  const short = (name: string): string => names.get(name) ?? name;
  const drawn = cells.map((entry) => ({ ...entry, row: short(entry.row), column: short(entry.column) }));
  const marginLeft = Math.min(room * 0.32, labelWidth(rows.map(short)) + 22);
  const height = Math.max(...cells.map(({ lines }) => lines.length), 1) * 15 + 15;
  const step = Math.max(narrowest, (room - marginLeft - 40) / columns.length);
  const width = Math.max(room, marginLeft + 40 + step * columns.length);
  // Names that are wider than their column lean.
  const leaning = labelWidth(columns.map(short)) > step - 4;
  const marginTop = leaning ? Math.min(130, labelWidth(columns.map(short)) * 0.72 + 16) : 28;
  const small = step < 46;
  const isTinted = ({ tint }: HeatCell): boolean => tint !== undefined && tint !== 0;
  const tinted = drawn.filter(isTinted);
  const plain = drawn.filter((entry) => !isTinted(entry));
  return {
    width,
    height: rows.length * height + marginTop + 10,
    ...{ marginLeft, marginTop, marginBottom: 10, marginRight: leaning ? 40 : 10 },
    x: { domain: columns.map(short), type: "band", label: null },
    y: { domain: rows.map(short), type: "band", label: null },
    marks: [
      axisX({
        anchor: "top",
        ...{ tickSize: 0, label: null, fill: theme.ink, stroke: "none" },
        ...(leaning ? { tickRotate: -40, textAnchor: "start", dx: 2, dy: -2 } : {}),
      }),
      axisY({ tickSize: 0, label: null, fill: theme.ink, stroke: "none" }),
      cell(plain, { x: "column", y: "row", inset: 1, fill: theme.grid, fillOpacity: 0.35, title: "title" }),
      cell(tinted, {
        ...{ x: "column", y: "row", inset: 1, title: "title" },
        fill: ({ tint = 0 }: HeatCell) => (tint > 0 ? theme.gain : theme.loss),
        fillOpacity: ({ tint = 0 }: HeatCell) => 0.08 + (0.45 * Math.abs(tint)) / strongest,
      }),
      text(drawn, {
        ...{ x: "column", y: "row", pointerEvents: "none" },
        text: ({ lines }: HeatCell) => lines.join("\n"),
        fill: theme.ink,
        fontSize: small ? 10 : 12,
        lineHeight: 1.2,
      }),
    ],
    opacity: { type: "identity" },
  };
}
