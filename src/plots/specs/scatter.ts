import { axisX, axisY, dot, gridX, gridY, line, text, type PlotOptions } from "@observablehq/plot";
import type { FigureSpec, Sheet } from "../figure.js";
import { judgeKind } from "../judge-kind.js";
import { kindLegend } from "../kind-legend.js";
import { placeLabels } from "../place-labels.js";

/** One point. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly adapter: string;
  readonly title: string;
  /** Written beside the point; absent: the point goes without, and is fainter. */
  readonly label?: string | undefined;
}

/** What stands around the points. */
export interface ScatterFrame {
  readonly x: NonNullable<PlotOptions["x"]> & { readonly label: string; readonly type?: "linear" | "log" };
  readonly y: { readonly label: string };
  /** Points joined by steps: what can be had for the price. */
  readonly front?: readonly { readonly x: number; readonly y: number }[] | undefined;
}

/** Points by two figures; those with a label stand out. */
export function scatter(
  points: readonly ScatterPoint[],
  frame: ScatterFrame,
  { width, theme }: Sheet,
): FigureSpec["plot"] {
  const height = Math.min(460, Math.max(320, width * 0.6));
  const marked = points.map((point) => ({ ...point, ...judgeKind(point.adapter) }));
  const named = placeLabels(points, { width, height, isLog: frame.x.type === "log" });
  const axis = { labelAnchor: "center", labelArrow: "none", fill: theme.muted, stroke: "none" } as const;
  const { tickFormat } = frame.x;
  const ticks = tickFormat === undefined ? {} : { tickFormat };
  return {
    ...{ width, height, marginLeft: 60, marginBottom: 46, marginTop: 30, marginRight: 24 },
    x: { ...frame.x, nice: frame.x.type !== "log", inset: 12 },
    y: { nice: true, inset: 8 },
    marks: [
      gridX({ stroke: theme.grid, strokeOpacity: 1 }),
      gridY({ stroke: theme.grid, strokeOpacity: 1 }),
      axisX({ ...axis, label: frame.x.label, labelOffset: 38, tickSpacing: 90, ...ticks }),
      axisY({ ...axis, label: frame.y.label, labelOffset: 48 }),
      line(frame.front ?? [], {
        x: "x",
        y: "y",
        curve: "step-after",
        stroke: theme.loss,
        strokeWidth: 1.5,
        strokeDasharray: "6 3",
      }),
      dot(marked, {
        ...{ x: "x", y: "y", symbol: "symbol", title: "title", strokeWidth: 1.4 },
        r: ({ label }: ScatterPoint) => (label === undefined ? 3.2 : 5.5),
        stroke: theme.gain,
        fill: ({ filled }: { filled: boolean }) => (filled ? theme.gain : theme.ground),
        opacity: ({ label }: ScatterPoint) => (label === undefined ? 0.7 : 1),
      }),
      ...named.map((own) =>
        text([own], {
          x: "x",
          y: "y",
          text: "label",
          dx: own.dx,
          dy: own.dy,
          textAnchor: own.anchor,
          fill: theme.ink,
          stroke: theme.ground,
          strokeWidth: 4,
          paintOrder: "stroke",
        }),
      ),
      text([kindLegend(points.map(({ adapter }) => adapter))], {
        frameAnchor: "top-left",
        dy: -20,
        textAnchor: "start",
        fill: theme.muted,
      }),
    ],
    r: { type: "identity" },
    opacity: { type: "identity" },
  };
}
