import type { LeaderboardCell } from "../core/leaderboard.js";
import { isRecord } from "../core/is-record.js";

/** One figure of a cell, whatever kind of cell it is. */
export interface CellFigure {
  /** Where it stands in the cell, parted by dots: `kappa`, `lean.position`, `agreement.ac1`. */
  readonly path: string;
  /** A number, a text, or absent where the figure cannot be stated. */
  readonly value?: number | string | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly method?: string | undefined;
  /** Why the figure cannot be stated. */
  readonly reason?: string | undefined;
}

/** What names a cell is no figure of it; intervals stand with their figures. */
const notFigures: ReadonlySet<string> = new Set([
  "evaluator",
  "adapter",
  "protocol",
  "dataset",
  "task",
  "leanIntervals",
]);

/**
 * Everything that a cell says, figure by figure, in the order of `leaderboard.json`: nothing of a cell is left out here, and
 * what is added to cells comes by itself. Figures that do not apply (null) are left out.
 */
export function cellFigures(cell: LeaderboardCell): readonly CellFigure[] {
  return Object.entries(cell)
    .filter(([key]) => !notFigures.has(key))
    .flatMap(([key, value]) => figuresIn(key, value))
    .map((figure) => withLeanInterval(figure, cell));
}

function figuresIn(path: string, value: unknown): readonly CellFigure[] {
  if (typeof value === "number" || typeof value === "string") return [{ path, value }];
  if (typeof value === "boolean") return [{ path, value: value ? "yes" : "no" }];
  if (Array.isArray(value)) return [{ path, value: value.map(String).join(", ") }];
  return isRecord(value) ? recordFigures(path, value) : [];
}

function recordFigures(path: string, record: Readonly<Record<string, unknown>>): readonly CellFigure[] {
  if (Array.isArray(record["counts"])) return confusionFigures(path, record);
  if (typeof record["undefined"] === "string") return [{ path, reason: record["undefined"] }];
  const { value, low, high, method, ...others } = record;
  const interval = {
    low: numberOf(low),
    high: numberOf(high),
    method: typeof method === "string" ? method : undefined,
  };
  const inner = Object.entries(others).flatMap(([key, entry]) => figuresIn(`${path}.${key}`, entry));
  if (typeof value === "number") return [{ path, value, ...interval }, ...inner];
  if (interval.low === undefined) return inner;
  return [...inner, { path: inner.length === 0 ? path : `${path}.interval`, value: "", ...interval }];
}

/** A figure for each gold: how its trials ended. */
function confusionFigures(
  path: string,
  { gold, ended, counts }: Readonly<Record<string, unknown>>,
): readonly CellFigure[] {
  return listOf(counts).flatMap((row, place) => {
    const ends = listOf(row).flatMap((count, end) =>
      count === 0 ? [] : [`${String(listOf(ended)[end])} ${String(count)}`],
    );
    return ends.length === 0
      ? []
      : [{ path: `${path}.${String(listOf(gold)[place])}`, value: ends.join(", ") }];
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function withLeanInterval(figure: CellFigure, cell: LeaderboardCell): CellFigure {
  if (cell.task === "pointwise") return figure;
  for (const name of ["position", "label", "length"] as const) {
    const interval = cell.leanIntervals?.[name];
    if (figure.path === `lean.${name}` && interval !== undefined) return { ...figure, ...interval };
  }
  return figure;
}
