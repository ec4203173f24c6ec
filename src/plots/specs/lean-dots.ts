import {
  axisFx,
  axisX,
  axisY,
  dot,
  gridX,
  ruleX,
  ruleY,
  text,
  tickX,
  type Markish,
} from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { judgeKind } from "../judge-kind.js";
import { kindLegend } from "../kind-legend.js";
import { labelRoom } from "../label-room.js";
import { labelWidth } from "../label-width.js";

/** How far a judge leans to something: -1..1. */
export interface LeanDot {
  readonly evaluator: string;
  readonly adapter: string;
  readonly kind: "position" | "label" | "length";
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly title: string;
}

/** Leans of cells, and their means. */
export interface LeanData {
  readonly cells: readonly LeanDot[];
  readonly means: readonly LeanDot[];
  /** From the top. */
  readonly evaluators: readonly string[];
}

/** A panel for each kind of lean, a line for each evaluator: 0 is upright. */
export function leanDots(
  { cells, means, evaluators }: LeanData,
  { width, theme }: Sheet,
): FigureSpec["plot"] {
  const short = (name: string): string => cutLabel(name, labelRoom(width * 0.36, 32));
  const named = (dots: readonly LeanDot[]): readonly (LeanDot & { readonly points: number })[] =>
    dots.map((own) => ({ ...own, evaluator: short(own.evaluator), points: own.value * 100 }));
  const ends = [...cells, ...means].flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const most = Math.max(...ends.map(Math.abs), 0.05) * 100;
  const labels = evaluators.map((name) => short(name));
  return {
    width,
    height: evaluators.length * 22 + 110,
    marginLeft: Math.min(width * 0.36, labelWidth(labels) + 14),
    ...{ marginTop: 58, marginBottom: 46, marginRight: 12 },
    x: { domain: [-most, most], nice: true },
    y: { domain: labels, type: "band", label: null },
    fx: {
      label: null,
      padding: 0.14,
      domain: ["position", "label", "length"].filter((kind) => cells.some((own) => own.kind === kind)),
    },
    marks: marksOf({ cells: named(cells), means: named(means) }, theme),
  };
}

interface LeanMarks {
  readonly cells: readonly (LeanDot & { readonly points: number })[];
  readonly means: readonly (LeanDot & { readonly points: number })[];
}

function marksOf({ cells, means }: LeanMarks, theme: Sheet["theme"]): Markish[] {
  const large = means.map((own) => ({ ...own, ...judgeKind(own.adapter) }));
  const place = { x: "points", y: "evaluator", fx: "kind", title: "title" };
  return [
    gridX({ stroke: theme.grid, strokeOpacity: 1, tickSpacing: 60 }),
    ruleX([0], { stroke: theme.ink }),
    axisX({
      label: "points",
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: 38,
      fill: theme.muted,
      stroke: "none",
      tickSpacing: 60,
      tickFormat: (points: number) => `${points > 0 ? "+" : ""}${points}`.replace("-", "−"),
    }),
    axisY({ tickSize: 0, label: null, fill: theme.ink, stroke: "none" }),
    axisFx({ anchor: "top", label: null, fill: theme.ink, fontWeight: "bold" }),
    tickX(cells, {
      ...place,
      stroke: theme.muted,
      strokeOpacity: 0.75,
      insetTop: 5,
      insetBottom: 5,
    }),
    ruleY(
      means.flatMap(({ low, high, ...own }) =>
        low === undefined || high === undefined ? [] : [{ ...own, low: low * 100, high: high * 100 }],
      ),
      { y: "evaluator", fx: "kind", x1: "low", x2: "high", stroke: theme.ink, strokeWidth: 1.5 },
    ),
    dot(large, {
      ...place,
      symbol: "symbol",
      r: 5,
      stroke: theme.gain,
      strokeWidth: 1.5,
      fill: ({ filled }: { filled: boolean }) => (filled ? theme.gain : theme.ground),
    }),
    text([kindLegend(means.map(({ adapter }) => adapter))], {
      frameAnchor: "top-left",
      dy: -48,
      textAnchor: "start",
      fill: theme.muted,
      fx: () => "position",
    }),
  ];
}
