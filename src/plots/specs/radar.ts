import { dot, line, link, text, type Markish } from "@observablehq/plot";
import { cutLabel } from "../cut-label.js";
import type { FigureSpec, Sheet } from "../figure.js";
import { percent } from "../percent.js";

/** Something with a value on each axis of a radar. */
export interface RadarSeries {
  readonly name: string;
  /** By axis; an axis without a value leaves a gap. */
  readonly values: Readonly<Record<string, number>>;
}

/** What a radar shows. */
export interface RadarData {
  readonly axes: readonly string[];
  /** At most as many as the theme has colours; each has a dash and a mark of its own as well. */
  readonly series: readonly RadarSeries[];
  /** Values at the centre and at the rim. */
  readonly domain: readonly [number, number];
  /** How a value is written; as a percentage if absent. */
  readonly format?: ((value: number) => string) | undefined;
}

const dashes = ["", "7 3", "2 3", "9 3 2 3", "4 2", "1 3", "12 4", "6 2 1 2"] as const;
const symbols = ["circle", "square", "triangle", "diamond", "star", "cross", "wye", "times"] as const;
const glyphs = ["●", "■", "▲", "◆", "★", "✚", "⅄", "✖"] as const;

/** Where rings stand, as shares of the way to the rim. */
const rings = [0.25, 0.5, 0.75, 1] as const;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Values on axes around a centre. What is compared has its own colour, dash and mark; rings stand at quarters of the domain. */
export function radar(data: RadarData, { width, theme }: Sheet): FigureSpec["plot"] {
  const side = Math.min(width, 680);
  const spot = spotsOf(data);
  const fontSize = side < 480 ? 10 : 12;
  // Beside the rim there is what the frame leaves, above and below it there is more: letters are about half as wide as their size.
  const room = Math.floor(((side - 12) * (0.5 - 1.1 / 3.8)) / (fontSize * 0.52));
  const legend = data.series.slice(0, theme.series.length);
  return {
    width: side,
    height: side * 0.66 + legend.length * 18,
    margin: 6,
    marginBottom: legend.length * 18 + 10,
    x: { domain: [-1.9, 1.9], axis: null },
    y: { domain: [-1.16, 1.22], axis: null },
    marks: [
      ...rings.map((ring) =>
        line(closed(data.axes.map((_, place) => spot(place, ring))), { x: "x", y: "y", stroke: theme.grid }),
      ),
      link(
        data.axes.map((_, place) => spot(place, 1)),
        { x1: 0, y1: 0, x2: "x", y2: "y", stroke: theme.grid },
      ),
      ...data.axes.map((axis, place) => {
        const at = spot(place, 1.1);
        const name = isMiddle(at) ? cutLabel(axis, 24) : inTwoLines(axis, room);
        return axisName(name, at, { fill: theme.ink, fontSize });
      }),
      ...legend.flatMap((series, own) => {
        const spots = spotsOfSeries(series, data, spot);
        return seriesMarks(series.name, spots, {
          own,
          color: theme.series[own] ?? theme.ink,
          ink: theme.ink,
        });
      }),
      ringValues(data, spot, theme),
    ],
  };
}

/** Where one series meets the axes that it has values on. */
function spotsOfSeries(
  { name, values }: RadarSeries,
  { axes, domain: [low, high], format = percent }: RadarData,
  spot: (place: number, reach: number) => Spot,
): readonly Spot[] {
  return axes.flatMap((axis, place) => {
    const value = values[axis];
    if (value === undefined) return [];
    const reach = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return [{ ...spot(place, reach), says: `${name}, ${axis}: ${format(value)}` }];
  });
}

/** One series: its outline, its spots and its line of the legend. `own`: its place among all. */
function seriesMarks(
  name: string,
  spots: readonly Spot[],
  { own, color, ink }: { readonly own: number; readonly color: string; readonly ink: string },
): readonly Markish[] {
  return [
    line(closed(spots), {
      ...{ x: "x", y: "y", stroke: color, strokeWidth: 2, strokeDasharray: dashes[own] ?? "" },
      ...{ fill: color, fillOpacity: 0.04, curve: "linear" },
    }),
    dot(spots, { x: "x", y: "y", symbol: symbols[own] ?? "circle", r: 4, fill: color, title: "says" }),
    text([glyphs[own] ?? "●"], { ...legendLine(own, 12), fill: color }),
    text([cutLabel(name, 60)], { ...legendLine(own, 28), fill: ink }),
  ];
}

function legendLine(own: number, dx: number) {
  return {
    ...({ frameAnchor: "bottom-left", textAnchor: "start" } as const),
    ...{ dx, dy: 16 + own * 18, fontSize: 12 },
  };
}

/** The rings' values along the first axis, above what is drawn there. */
function ringValues(
  { domain: [low, high], format = percent }: RadarData,
  spot: (place: number, reach: number) => Spot,
  theme: Sheet["theme"],
): ReturnType<typeof text> {
  const written = (value: number): string =>
    format === percent ? percent(value).replace(/[.]0$/u, "") : format(value);
  return text(
    rings.map((ring) => ({ ...spot(0, ring), says: written(low + ring * (high - low)) })),
    {
      ...{ x: "x", y: "y", text: "says", dx: 3, textAnchor: "start", fill: theme.muted, fontSize: 10 },
      ...{ stroke: theme.ground, strokeWidth: 3, paintOrder: "stroke" },
    },
  );
}

/** The first axis points up, the others follow clockwise. */
function spotsOf({ axes }: RadarData): (place: number, reach: number) => Spot {
  return (place, reach) => {
    const angle = (place / axes.length) * 2 * Math.PI;
    return { x: Math.sin(angle) * reach, y: Math.cos(angle) * reach };
  };
}

function closed(spots: readonly Spot[]): readonly Spot[] {
  return [...spots, ...spots.slice(0, 1)];
}

/** A long name of an axis breaks at the space next to its middle: to the sides of the rim there is little room. */
function inTwoLines(name: string, room: number): string {
  const words = name.split(" ");
  if (name.length < room - 1 || words.length < 2) return cutLabel(name, room);
  const breaks = words.slice(1).map((_, index) => words.slice(0, index + 1).join(" "));
  const first = breaks.reduce((best, head) =>
    Math.abs(head.length * 2 - name.length) < Math.abs(best.length * 2 - name.length) ? head : best,
  );
  return `${cutLabel(first, room)}\n${cutLabel(name.slice(first.length + 1), room)}`;
}

/** Above or below the centre, where a name has room to both sides. */
function isMiddle({ x }: Spot): boolean {
  return Math.abs(x) < 0.15;
}

function axisName(
  name: string,
  spot: Spot,
  style: { readonly fill: string; readonly fontSize: number },
): ReturnType<typeof text> {
  const anchor = isMiddle(spot) ? "middle" : spot.x > 0 ? "start" : "end";
  return text([spot], { x: "x", y: "y", text: () => name, textAnchor: anchor, ...style });
}
