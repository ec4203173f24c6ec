import type { TwoWayTable } from "../../core/effects.js";
import type { Estimate } from "../../core/estimate.js";
import type { Defined } from "../../stats/defined.js";
import { twoWayEffects } from "../../stats/two-way-effects.js";
import type { Block, Mean } from "./block.js";
import { estimateOf } from "./estimate-of.js";
import { meanOfCells } from "./mean-of-cells.js";
import { subtractMeans } from "./subtract-means.js";

/**
 * The two-way table of judges and protocols on each dataset, and over all of them first if there are several. Intervals
 * resample instances: they speak of these judges and protocols on other instances.
 */
export function twoWayTables(block: Block): readonly TwoWayTable[] {
  const places: readonly (number | undefined)[] = [...block.datasets.keys()];
  const all = places.length > 1 ? [undefined, ...places] : places;
  return all.map((dataset) => tableOf(block, dataset));
}

function tableOf(block: Block, dataset: number | undefined): TwoWayTable {
  const mean = meanOfCells(block, { dataset });
  const rows = block.evaluators.map((_, evaluator) => meanOfCells(block, { evaluator, dataset }));
  const columns = block.protocols.map((_, protocol) => meanOfCells(block, { protocol, dataset }));
  const cells = rows.map((_row, evaluator) =>
    columns.map((_column, protocol) => meanOfCells(block, { evaluator, protocol, dataset })),
  );
  const shares = twoWayEffects(cells.map((row) => row.map(({ value }) => value)));
  const share = (name: "rows" | "columns" | "interaction"): Defined =>
    "undefined" in shares ? shares : shares.shares[name];
  const minus = (found: Mean): Estimate => estimateOf(subtractMeans(found, mean));
  return {
    ...(dataset === undefined ? {} : { dataset: block.datasets[dataset]?.dataset ?? "" }),
    mean: estimateOf(mean),
    evaluators: named(block.evaluators, rows.map(minus)),
    protocols: named(block.protocols, columns.map(minus)),
    interaction: named(
      block.evaluators,
      cells.map((row, evaluator) =>
        named(
          block.protocols,
          row.map((cell, protocol) =>
            estimateOf(interactionOf(cell, { row: rows[evaluator], column: columns[protocol], mean })),
          ),
        ),
      ),
    ),
    shares: { evaluators: share("rows"), protocols: share("columns"), interaction: share("interaction") },
  };
}

/** Cell - row - column + mean. */
function interactionOf(
  cell: Mean,
  {
    row,
    column,
    mean,
  }: { readonly row: Mean | undefined; readonly column: Mean | undefined; readonly mean: Mean },
): Mean {
  if (row === undefined || column === undefined) return cell;
  return subtractMeans(subtractMeans(cell, row), subtractMeans(column, mean));
}

function named<Value>(names: readonly string[], values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(
    names.flatMap((name, place): [string, Value][] => {
      const value = values[place];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
