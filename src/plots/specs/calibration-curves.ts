import { axisX, axisY, dot, frame, gridX, gridY, line, ruleX, text, type Markish } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";

/** Verdicts of about equal confidence: shares, 0..1. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly n: number;
}

/** One judge's curve. */
export interface CalibrationPanel {
  readonly name: string;
  readonly source: string;
  /** How far its confidence is above or below its accuracy, in words. */
  readonly over: string;
  readonly points: readonly CurvePoint[];
}

/** A small panel for each judge: confidence across, accuracy up, the diagonal for comparison. */
export function calibrationCurves(
  panels: readonly CalibrationPanel[],
  { width, theme }: Sheet,
): FigureSpec["plot"] {
  const columns = Math.max(1, Math.min(panels.length, Math.floor(width / 230)));
  const place = (own: number): { readonly fx: number; readonly fy: number } => ({
    fx: own % columns,
    fy: Math.floor(own / columns),
  });
  return {
    width: Math.min(width, columns * 300 + 60),
    height: Math.ceil(panels.length / columns) * 250 + 60,
    ...{ marginLeft: 48, marginBottom: 44, marginTop: 46, marginRight: 18 },
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    fx: { axis: null, padding: 0.12 },
    fy: { axis: null, padding: 0.26 },
    marks: marksOf({ panels, place }, theme),
  };
}

interface Place {
  readonly fx: number;
  readonly fy: number;
}

interface CurveMarks {
  readonly panels: readonly CalibrationPanel[];
  readonly place: (own: number) => Place;
}

function marksOf({ panels, place }: CurveMarks, theme: Sheet["theme"]): Markish[] {
  const points = panels.flatMap(({ points: all, name }, own) =>
    all.map((point) => ({
      ...point,
      ...place(own),
      title: `${name}: confidence ${point.x.toFixed(2)}, right ${point.y.toFixed(2)}, ${point.n} verdicts`,
    })),
  );
  const corners = panels.map((_, own) => place(own));
  const diagonal = corners.flatMap((corner) => [
    { ...corner, at: 0.0 },
    { ...corner, at: 1 },
  ]);
  const facet = { fx: "fx", fy: "fy" } as const;
  const axis = {
    labelAnchor: "center",
    labelArrow: "none",
    fill: theme.muted,
    stroke: "none",
    ticks: [0, 0.5, 1],
  } as const;
  return [
    gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: 4 }),
    gridY({ stroke: theme.grid, strokeOpacity: 1, ticks: 4 }),
    frame({ stroke: theme.grid }),
    axisX({ ...axis, label: "confidence", labelOffset: 36 }),
    axisY({ ...axis, label: "share right", labelOffset: 40 }),
    line(diagonal, {
      ...facet,
      x: "at",
      y: "at",
      z: ({ fx, fy }: { fx: number; fy: number }) => `${fx} ${fy}`,
      stroke: theme.muted,
      strokeDasharray: "4 3",
    }),
    ruleX(
      points.filter(({ low, high }) => low !== undefined && high !== undefined),
      { ...facet, x: "x", y1: "low", y2: "high", stroke: theme.ink, strokeOpacity: 0.7 },
    ),
    line(points, {
      ...facet,
      x: "x",
      y: "y",
      stroke: theme.gain,
      strokeWidth: 1.5,
      z: ({ fx, fy }: { fx: number; fy: number }) => `${fx} ${fy}`,
    }),
    dot(points, { ...facet, x: "x", y: "y", r: 3.5, fill: theme.gain, title: "title" }),
    ...headsOf(panels, place, theme),
  ];
}

function headsOf(
  panels: readonly CalibrationPanel[],
  place: CurveMarks["place"],
  theme: Sheet["theme"],
): Markish[] {
  const heads = panels.map(({ name, source, over }, own) => ({
    ...place(own),
    head: cutLabel(name, 30),
    sub: `${source}; ${over}`,
  }));
  const common = { fx: "fx", fy: "fy", frameAnchor: "top-left", textAnchor: "start", fontSize: 11 } as const;
  return [
    text(heads, { ...common, text: "head", dy: -32, fontWeight: "bold", fill: theme.ink }),
    text(heads, { ...common, text: "sub", dy: -16, fill: theme.muted }),
  ];
}
