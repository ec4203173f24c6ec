import { axisFy, axisX, axisY, barX, gridX, ruleY, text, type Markish } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { labelRoom } from "../label-room.js";
import { labelWidth } from "../label-width.js";
import { percent } from "../percent.js";

/** One bar: what a series has in a group. */
export interface FacetBar {
  readonly group: string;
  readonly series: string;
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly title: string;
}

/** How bars are written. */
export interface FacetBarsFrame {
  readonly groups: readonly string[];
  readonly series: readonly string[];
  readonly label: string;
  /** The end of the axis; 1 if absent. */
  readonly most?: number | undefined;
  /** How a value is written; as a percentage if absent. */
  readonly format?: ((value: number) => string) | undefined;
}

/** Pixels between groups: room for a group's name above its bars, clear of the bars before. */
const head = 34;

/** Bars from 0 in groups, each with its interval; the names of the series stand at the bars, so that no colour is needed. */
export function facetBars(
  bars: readonly FacetBar[],
  frame: FacetBarsFrame,
  { width, theme }: Sheet,
): FigureSpec["plot"] {
  const format = frame.format ?? percent;
  const short = new Map([
    ...frame.groups.map((name) => [name, cutLabel(name, 44)] as const),
    ...frame.series.map((name) => [name, cutLabel(name, labelRoom(width * 0.4, 40))] as const),
  ]);
  const named = bars.map((bar) => ({
    ...bar,
    group: short.get(bar.group) ?? bar.group,
    series: short.get(bar.series) ?? bar.series,
  }));
  const groups = frame.groups.map((name) => short.get(name) ?? name);
  const series = frame.series.map((name) => short.get(name) ?? name);
  return {
    width,
    height: groups.length * (series.length * 17 + head) + 80,
    marginLeft: Math.min(width * 0.4, labelWidth(series) + 14),
    ...{ marginTop: 26, marginBottom: 44, marginRight: 48 },
    x: { domain: [0, frame.most ?? 1] },
    y: { domain: series, type: "band", padding: 0.15 },
    fy: { domain: groups, paddingInner: head / (series.length * 17 + head), paddingOuter: 0 },
    marks: marksOf({ bars: named, series, label: frame.label, format }, theme),
  };
}

interface BarMarks {
  readonly bars: readonly FacetBar[];
  readonly series: readonly string[];
  readonly label: string;
  readonly format: (value: number) => string;
}

function marksOf({ bars: named, series, label, format }: BarMarks, theme: Sheet["theme"]): Markish[] {
  const bounds = named.filter(({ low, high }) => low !== undefined && high !== undefined);
  const color = (name: string): string =>
    theme.series[series.indexOf(name) % theme.series.length] ?? theme.gain;
  return [
    gridX({ stroke: theme.grid, strokeOpacity: 1 }),
    axisX({
      label,
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 36,
      fill: theme.muted,
      stroke: "none",
      tickFormat: (value: number) => format(value).replace(/\.0$/u, ""),
    }),
    axisY({ label: null, tickSize: 0, fill: theme.ink, stroke: "none" }),
    axisFy({
      label: null,
      frameAnchor: "top-left",
      anchor: "left",
      textAnchor: "start",
      dx: 4,
      dy: -16,
      fill: theme.ink,
      fontWeight: "bold",
    }),
    barX(named, {
      x: "value",
      y: "series",
      fy: "group",
      fill: ({ series: own }: { series: string }) => color(own),
      fillOpacity: 0.55,
      // The fill alone is too faint against the ground.
      stroke: ({ series: own }: { series: string }) => color(own),
      title: "title",
    }),
    ruleY(bounds, { x1: "low", x2: "high", y: "series", fy: "group", stroke: theme.ink, strokeWidth: 1.3 }),
    text(named, {
      y: "series",
      fy: "group",
      text: ({ value }: FacetBar) => format(value),
      frameAnchor: "right",
      dx: 42,
      textAnchor: "end",
      fill: theme.ink,
      fontVariant: "tabular-nums",
    }),
  ];
}
