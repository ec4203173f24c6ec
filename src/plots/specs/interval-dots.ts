import { axisX, axisY, dot, gridX, ruleX, ruleY, text, type Markish } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { judgeKind } from "../judge-kind.js";
import { kindLegend } from "../kind-legend.js";
import { labelRoom } from "../label-room.js";
import { labelWidth } from "../label-width.js";
import { percent } from "../percent.js";

/** One line: a share with its interval. */
export interface IntervalDot {
  readonly label: string;
  /** How the evaluator comes by its replies. */
  readonly adapter: string;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What stands around the lines. */
export interface IntervalDotsFrame {
  /** Of the axis. */
  readonly label: string;
  /** A share to be compared with: a vertical line. */
  readonly mark?: { readonly value: number; readonly label: string } | undefined;
}

/** Shares with their intervals, one line each in the order given, best read from the top. */
export function intervalDots(
  rows: readonly IntervalDot[],
  frame: IntervalDotsFrame,
  { width, theme }: Sheet,
): FigureSpec["plot"] {
  const points = rows.map((row) => ({ ...row, label: cutLabel(row.label, labelRoom(width / 2.2, 44)) }));
  const ends = [...rows.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])];
  if (frame.mark !== undefined) ends.push(frame.mark.value);
  return {
    width,
    height: rows.length * 22 + 96,
    marginTop: 46,
    marginBottom: 44,
    marginLeft: Math.min(width / 2.2, labelWidth(points.map(({ label }) => label)) + 14),
    marginRight: 46,
    x: { domain: [Math.min(...ends) * 100 - 1, Math.max(...ends) * 100 + 1], nice: true },
    y: { domain: points.map(({ label }) => label), type: "band", label: null },
    marks: marksOf({ rows: points, frame }, theme),
  };
}

function intervalText({ low, high }: IntervalDot): string {
  return low === undefined || high === undefined
    ? ""
    : ` (95 % interval ${percent(low)} to ${percent(high)})`;
}

interface DotMarks {
  readonly rows: readonly IntervalDot[];
  readonly frame: IntervalDotsFrame;
}

function marksOf({ rows, frame }: DotMarks, theme: Sheet["theme"]): Markish[] {
  const points = rows.map((row) => ({ ...row, ...judgeKind(row.adapter) }));
  const bounds = points.flatMap(({ label, low, high }) =>
    low === undefined || high === undefined ? [] : [{ label, low: low * 100, high: high * 100 }],
  );
  const marks = frame.mark === undefined ? [] : [frame.mark];
  return [
    gridX({ stroke: theme.grid, strokeOpacity: 1 }),
    axisX({
      label: frame.label,
      labelAnchor: "center",
      labelArrow: "none",
      stroke: "none",
      fill: theme.muted,
      labelOffset: 36,
    }),
    axisY({ tickSize: 0, fill: theme.ink, stroke: "none", label: null }),
    ruleX(marks, {
      x: ({ value }: { value: number }) => value * 100,
      stroke: theme.muted,
      strokeDasharray: "4 3",
    }),
    text(marks, {
      x: ({ value }: { value: number }) => value * 100,
      text: "label",
      frameAnchor: "top",
      dy: -10,
      fill: theme.muted,
    }),
    ruleY(bounds, { y: "label", x1: "low", x2: "high", stroke: theme.ink, strokeWidth: 1.5 }),
    dot(points, {
      y: "label",
      x: ({ value }: IntervalDot) => value * 100,
      symbol: "symbol",
      r: 5,
      fill: ({ filled }: { filled: boolean }) => (filled ? theme.gain : theme.ground),
      stroke: theme.gain,
      strokeWidth: 1.5,
      title: (row: IntervalDot) => `${row.label}: ${percent(row.value)} %${intervalText(row)}`,
    }),
    text(points, {
      y: "label",
      text: ({ value }: IntervalDot) => percent(value),
      frameAnchor: "right",
      dx: 40,
      textAnchor: "end",
      fill: theme.ink,
      fontVariant: "tabular-nums",
    }),
    text([kindLegend(rows.map(({ adapter }) => adapter))], {
      frameAnchor: "top-left",
      dy: -34,
      textAnchor: "start",
      fill: theme.muted,
    }),
  ];
}
