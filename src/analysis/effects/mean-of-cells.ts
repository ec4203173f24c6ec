import type { Block, Mean } from "./block.js";

/** Which cells of a block to average: those of one evaluator, protocol or dataset, given by its place, or of all. */
export interface CellChoice {
  readonly evaluator?: number | undefined;
  readonly protocol?: number | undefined;
  readonly dataset?: number | undefined;
}

/**
 * The plain mean over some cells of a block. The grid is complete, hence each dataset counts once. Replicates are averaged in
 * the same way: draws are shared within a dataset and independent between datasets.
 */
export function meanOfCells(block: Block, choice: CellChoice): Mean {
  const width = block.datasets.length;
  const depth = block.protocols.length * width;
  const chosen = block.cells.filter((_, place) => {
    const [evaluator, protocol, dataset] = [
      Math.floor(place / depth),
      Math.floor(place / width) % block.protocols.length,
      place % width,
    ];
    return (
      (choice.evaluator ?? evaluator) === evaluator &&
      (choice.protocol ?? protocol) === protocol &&
      (choice.dataset ?? dataset) === dataset
    );
  });
  const value = chosen.reduce((sum, cell) => sum + cell.value, 0) / chosen.length;
  return { value: Math.round(value * 1e12) / 1e12, replicates: meanReplicates(chosen) };
}

function meanReplicates(cells: readonly Mean[]): Float64Array | undefined {
  const rows = cells.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  const length = rows[0]?.length ?? 0;
  if (rows.length < cells.length || length === 0 || rows.some((row) => row.length !== length))
    return undefined;
  const means = new Float64Array(length);
  for (const row of rows) {
    for (let at = 0; at < length; at++) means[at] = (means[at] ?? 0) + (row[at] ?? 0) / rows.length;
  }
  return means;
}
