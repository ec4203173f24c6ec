import type { Clock } from "../../core/clock.js";
import type { Plan } from "../../core/plan.js";
import { cellTrials } from "../cell-trials.js";
import { RunTally } from "./run-tally.js";

/** A tally of a plan, in which nothing has happened yet. */
export function tallyOf(plan: Plan, clock: Clock): RunTally {
  const trialsOf = cellTrials(plan);
  const cells = plan.cells.map((cell) => ({ cell, trials: trialsOf(cell) }));
  return new RunTally({ run: plan.run, pid: process.pid, clock, cells });
}
