import type { Plan } from "../core/plan.js";

/** How many trials a plan has, without listing them. */
export function plannedTrials(plan: Plan): number {
  const sizes = new Map(plan.datasets.map(({ id, instances }) => [id, instances.length]));
  return plan.cells.reduce((total, cell) => {
    const shown = cell.task === "pointwise" ? 1 : plan.presentations.length;
    return total + (sizes.get(cell.dataset) ?? 0) * shown * plan.repeats;
  }, 0);
}
