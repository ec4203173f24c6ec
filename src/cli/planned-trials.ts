import type { Plan } from "../core/plan.js";
import { cellTrials } from "./cell-trials.js";

/** How many trials a plan has, without listing them. */
export function plannedTrials(plan: Plan): number {
  const trialsOf = cellTrials(plan);
  return plan.cells.reduce((total, cell) => total + trialsOf(cell), 0);
}
