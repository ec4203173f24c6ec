import type { InstanceFacts } from "../core/instance-facts.js";
import { bootstrapTotals } from "../stats/bootstrap-totals.js";
import type { DatasetFrame } from "./dataset-frame.js";

/** What is added up over the instances of a cell. */
export interface TallyColumns {
  /** Number of columns. */
  readonly width: number;
  /** Fills in an instance's row, which comes full of zeros. */
  readonly fill: (instance: number, row: Float64Array) => void;
  /** A number that two instances share only if their rows are the same; absent: rows are compared. */
  readonly stateOf?: ((instance: number) => number) | undefined;
}

/** Totals over a cell's instances, as they are and in every draw of the frame. */
export interface CellTally {
  readonly instances: readonly InstanceFacts[];
  /** By column. */
  readonly totals: Float64Array;
  /** The row of an instance; not to be changed. */
  readonly rowOf: (instance: number) => Float64Array;
  /** How many clusters have an instance whose entry in this column is not 0. */
  readonly clusters: (column: number) => number;
  /** By column, then by draw; undefined where the frame has no draws. */
  readonly draws: () => readonly Float64Array[] | undefined;
  /** The same over some of the instances, for the first columns only. */
  readonly of: (chosen: (facts: InstanceFacts) => boolean, columns: number) => CellTally;
}

/**
 * Adds up columns over the instances of a cell. Instances with equal rows are of one kind, and a cell has few kinds: each
 * draw counts kinds, and every figure of the cell follows from those counts. The order of the instances means nothing.
 */
export function cellTally(
  instances: readonly InstanceFacts[],
  columns: TallyColumns,
  frame: DatasetFrame,
): CellTally {
  const clusterOf = Int32Array.from(instances, ({ cluster }) => frame.clusterNumbers.get(cluster) ?? -1);
  return tallyOf({ instances, clusterOf, ...kindsOf(instances.length, columns) }, frame);
}

interface Kinds {
  /** Kind of each instance. */
  readonly kindOf: Int32Array;
  /** Row of each kind, in an order that depends on the rows alone. */
  readonly rows: readonly Float64Array[];
}

interface TallyParts extends Kinds {
  readonly instances: readonly InstanceFacts[];
  readonly clusterOf: Int32Array;
}

function kindsOf(count: number, { width, fill, stateOf }: TallyColumns): Kinds {
  const byState = new Map<number, number>();
  const byRow = new Map<string, number>();
  const rows: Float64Array[] = [];
  const kindOf = new Int32Array(count);
  for (let instance = 0; instance < count; instance += 1) {
    const state = stateOf?.(instance);
    const known = state === undefined ? undefined : byState.get(state);
    if (known !== undefined) {
      kindOf[instance] = known;
      continue;
    }
    const row = new Float64Array(width);
    fill(instance, row);
    const key = row.join();
    const kind = byRow.get(key) ?? rows.push(row) - 1;
    byRow.set(key, kind);
    if (state !== undefined) byState.set(state, kind);
    kindOf[instance] = kind;
  }
  const order = [...rows.keys()].sort((a, b) => compareRows(rows[a], rows[b]));
  const placeOf = new Int32Array(rows.length);
  order.forEach((kind, place) => {
    placeOf[kind] = place;
  });
  return {
    kindOf: kindOf.map((kind) => placeOf[kind] ?? 0),
    rows: order.flatMap((kind) => rows[kind] ?? []),
  };
}

function compareRows(a: Float64Array | undefined, b: Float64Array | undefined): number {
  for (let column = 0; column < (a?.length ?? 0); column += 1) {
    const difference = (a?.[column] ?? 0) - (b?.[column] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function tallyOf(parts: TallyParts, frame: DatasetFrame): CellTally {
  const { instances, kindOf, clusterOf, rows } = parts;
  const none = new Float64Array(0);
  return {
    instances,
    totals: totalsOf(parts),
    rowOf: (instance) => rows[kindOf[instance] ?? -1] ?? none,
    clusters: clustersIn(parts, frame.drawn),
    draws: drawsOf(parts, frame.draws),
    of: (chosen, columns) => {
      const kept = instances.flatMap((facts, instance) => (chosen(facts) ? [instance] : []));
      const part = {
        instances: kept.flatMap((instance) => instances[instance] ?? []),
        kindOf: Int32Array.from(kept, (instance) => kindOf[instance] ?? 0),
        clusterOf: Int32Array.from(kept, (instance) => clusterOf[instance] ?? 0),
        rows: rows.map((row) => row.subarray(0, columns)),
      };
      return tallyOf(part, frame);
    },
  };
}

/** Draws are held apart from the rest, which outlives them: those of one cell are as large as its judgments. */
function drawsOf(parts: TallyParts, counts: DatasetFrame["draws"]): CellTally["draws"] {
  let draws: readonly Float64Array[] | undefined;
  return () => (counts === undefined ? undefined : (draws ??= bootstrapTotals({ ...parts, counts })));
}

function clustersIn({ kindOf, clusterOf, rows }: TallyParts, drawn: number): CellTally["clusters"] {
  const known = new Map<string, number>();
  return (column) => {
    const has = rows.map((row) => (row[column] === 0 ? 0 : 1));
    const key = has.join("");
    const before = known.get(key);
    if (before !== undefined) return before;
    const seen = new Uint8Array(drawn);
    let clusters = 0;
    for (let instance = 0; instance < kindOf.length; instance += 1) {
      const cluster = clusterOf[instance] ?? 0;
      if (has[kindOf[instance] ?? 0] !== 1 || seen[cluster] === 1) continue;
      seen[cluster] = 1;
      clusters += 1;
    }
    known.set(key, clusters);
    return clusters;
  };
}

function totalsOf({ kindOf, rows }: Kinds): Float64Array {
  const counts = new Float64Array(rows.length);
  kindOf.forEach((kind) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  });
  const totals = new Float64Array(rows[0]?.length ?? 0);
  rows.forEach((row, kind) => {
    row.forEach((entry, column) => {
      totals[column] = (totals[column] ?? 0) + entry * (counts[kind] ?? 0);
    });
  });
  return totals;
}
