import { cutLabel } from "./cut-label.js";
import { labelWidth } from "./label-width.js";

/** A point that may bear a label. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly label?: string | undefined;
}

/** A label beside its point: offsets in pixels. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly dx: number;
  readonly dy: number;
  readonly anchor: "start" | "end" | "middle";
}

/** The room that labels are placed in, in pixels. */
export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  /** Whether x is on a logarithmic scale. */
  readonly isLog: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const places = [
  { dx: 9, dy: 0, anchor: "start" },
  { dx: -9, dy: 0, anchor: "end" },
  { dx: 0, dy: -13, anchor: "middle" },
  { dx: 0, dy: 13, anchor: "middle" },
  { dx: 9, dy: -11, anchor: "start" },
  { dx: 9, dy: 11, anchor: "start" },
  { dx: -9, dy: -11, anchor: "end" },
  { dx: -9, dy: 11, anchor: "end" },
] as const;

/** Puts each label where it covers no label before it and stays in the room, trying the right side first; one that finds no place is left out. */
export function placeLabels(points: readonly LabelledPoint[], room: LabelRoom): readonly PlacedLabel[] {
  const position = positionIn(points, room);
  const marks = points.map((point) => boxAt(position(point), 5));
  const taken: Box[] = [];
  return points.flatMap((point, own): PlacedLabel[] => {
    if (point.label === undefined) return [];
    const label = cutLabel(point.label, 34);
    const wide = labelWidth([label]);
    const others = marks.filter((_, other) => other !== own);
    const named = marks.filter((_, other) => other !== own && points[other]?.label !== undefined);
    const isFree = (covered: readonly Box[]) => (place: (typeof places)[number]) => {
      const box = boxOf(position(point), wide, place);
      const inside = box.left >= 50 && box.right <= room.width - 4 && box.top >= 20;
      return inside && ![...taken, ...covered].some((other) => overlap(box, other));
    };
    // Better on no point at all than on one without a label.
    const free = places.find(isFree(others)) ?? places.find(isFree(named));
    if (free === undefined) return [];
    taken.push(boxOf(position(point), wide, free));
    return [{ x: point.x, y: point.y, label, ...free }];
  });
}

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** About where a point will stand: the frame's margins are guessed, which is near enough to keep labels apart. */
function positionIn(points: readonly LabelledPoint[], room: LabelRoom): (point: LabelledPoint) => Spot {
  const across = (point: LabelledPoint): number => (room.isLog ? Math.log(point.x) : point.x);
  const xs = points.map(across);
  const ys = points.map(({ y }) => y);
  const part = (value: number, all: readonly number[]): number => {
    const least = Math.min(...all);
    return (value - least) / (Math.max(...all) - least || 1);
  };
  return (point) => ({
    left: 72 + part(across(point), xs) * (room.width - 108),
    top: 38 + (1 - part(point.y, ys)) * (room.height - 92),
  });
}

function boxAt({ left, top }: Spot, radius: number): Box {
  return { left: left - radius, right: left + radius, top: top - radius, bottom: top + radius };
}

function boxOf(spot: Spot, wide: number, { dx, dy, anchor }: (typeof places)[number]): Box {
  const start = { start: 0, middle: -wide / 2, end: -wide }[anchor];
  const left = spot.left + dx + start;
  return { left, right: left + wide, top: spot.top + dy - 7, bottom: spot.top + dy + 7 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
