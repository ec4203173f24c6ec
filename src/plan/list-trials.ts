import type { Cell } from "../core/cell.js";
import type { Instance } from "../core/instance.js";
import type { Plan } from "../core/plan.js";
import type { Trial } from "../core/trial.js";

/**
 * The trials of a plan, one at a time, in the order in which they are run: instance by instance in the seeded common
 * order, the datasets interleaved in proportion to their sizes. Whatever part of the list has been done, every cell has
 * seen about the same share of its dataset, and all cells of a dataset the same instances.
 */
export function* listTrials(plan: Plan): Generator<Trial> {
  const cells = cellsByDataset(plan);
  for (const { dataset, instance } of interleaved(plan)) {
    for (const cell of cells.get(dataset) ?? []) {
      for (let repeat = 0; repeat < plan.repeats; repeat += 1) {
        for (const presentation of plan.presentations) {
          // A pointwise instance has one output: there is nothing to swap.
          if (cell.task === "pointwise" && presentation !== plan.presentations[0]) continue;
          yield { cell, instance, presentation, repeat };
        }
      }
    }
  }
}

function cellsByDataset(plan: Plan): Map<string, Cell[]> {
  const cells = new Map<string, Cell[]>();
  for (const cell of plan.cells) {
    const list = cells.get(cell.dataset);
    if (list === undefined) cells.set(cell.dataset, [cell]);
    else list.push(cell);
  }
  return cells;
}

function* interleaved(plan: Plan): Generator<{ dataset: string; instance: Instance }> {
  const places = plan.datasets.flatMap(({ id, instances }, order) =>
    instances.map((instance, index) => ({
      dataset: id,
      instance,
      order,
      share: (index + 0.5) / instances.length,
    })),
  );
  places.sort((a, b) => a.share - b.share || a.order - b.order);
  yield* places;
}
