import type { ComparedSide } from "../core/comparison.js";
import type { MeasuredChoiceCell } from "./measured-cell.js";

/** What pairing needs to know of a cell. */
interface CellEntry {
  readonly cell: {
    readonly evaluator: string;
    readonly protocol: string;
    readonly dataset: string;
    readonly adapter: string;
  };
}

/** One cell of each side, on the same dataset. */
export interface CellPair<Entry = MeasuredChoiceCell> {
  readonly a: Entry;
  readonly b: Entry;
}

/** The two sides of a comparison. */
export interface SidesToPair<Entry> {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** The cells of b, where they are of another run. */
  readonly otherCells?: readonly Entry[] | undefined;
}

/**
 * The cells of two sides that answer the same question: same dataset, and same protocol where evaluators are compared, same
 * evaluator where protocols are. A side that names both is one cell a dataset. A null judge runs under one protocol and
 * would answer the same under all: its cell stands against each of the other side's.
 */
export function pairCells<Entry extends CellEntry>(
  cells: readonly Entry[],
  { a, b, otherCells = cells }: SidesToPair<Entry>,
): readonly CellPair<Entry>[] {
  const others = otherCells.filter((entry) => isOf(b, entry));
  return cells
    .filter((entry) => isOf(a, entry))
    .flatMap((mine) =>
      others.filter((theirs) => alike(mine, theirs, { a, b })).map((theirs) => ({ a: mine, b: theirs })),
    );
}

function isOf({ evaluator, protocol }: ComparedSide, { cell }: CellEntry): boolean {
  return (
    (evaluator === undefined || cell.evaluator === evaluator) &&
    (protocol === undefined || cell.protocol === protocol)
  );
}

function alike(
  { cell: mine }: CellEntry,
  { cell: theirs }: CellEntry,
  { a, b }: Pick<SidesToPair<CellEntry>, "a" | "b">,
): boolean {
  if (mine.dataset !== theirs.dataset) return false;
  const isRule = mine.adapter === "null" || theirs.adapter === "null";
  const named = (key: "evaluator" | "protocol"): boolean => a[key] !== undefined || b[key] !== undefined;
  return (
    (named("evaluator") || mine.evaluator === theirs.evaluator) &&
    (named("protocol") || isRule || mine.protocol === theirs.protocol)
  );
}
