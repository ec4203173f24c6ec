import type { Cell } from "../core/cell.js";
import type { Plan } from "../core/plan.js";

/** How many trials a cell of a plan has, without listing them. */
export function cellTrials(plan: Plan): (cell: Cell) => number {
  const sizes = new Map(plan.datasets.map(({ id, instances }) => [id, instances.length]));
  return (cell) => {
    const shown = cell.task === "pointwise" ? 1 : plan.presentations.length;
    return (sizes.get(cell.dataset) ?? 0) * shown * plan.repeats;
  };
}
