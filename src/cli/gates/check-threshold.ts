import type { CellFacts } from "../../core/cell-facts.js";
import { cellKey } from "../../core/cell-key.js";
import type { Estimate } from "../../core/estimate.js";
import type { GateCheck } from "../../core/gate.js";
import type { LeaderboardCell } from "../../core/leaderboard.js";
import { inScope, thresholdName, type Threshold } from "./threshold.js";

/** Sums of credits differ by so little from the numbers that they stand for. */
const rounding = 1e-12;

/**
 * Holds every judge's cells to a threshold. Null judges need not reach it, unless it names them. A figure that cannot be
 * stated, and a cell that was never judged, fail: what is missing passes nothing. A cell of a task without such a figure
 * (scores have no accuracy) is not asked; where no cell has one, the threshold as a whole fails.
 */
export function checkThreshold(
  threshold: Threshold,
  planned: readonly CellFacts[],
  measured: readonly LeaderboardCell[],
): readonly GateCheck[] {
  const byKey = new Map(measured.map((cell) => [cellKey(cell), cell]));
  const gate = thresholdName(threshold);
  const held = planned.filter((cell) => isHeld(threshold, cell));
  const checks = held.flatMap((facts) => {
    const verdict = verdictOf(threshold, facts, byKey.get(cellKey(facts)));
    const { evaluator, protocol, dataset } = facts;
    return verdict === undefined ? [] : [{ gate, cell: { evaluator, protocol, dataset }, ...verdict }];
  });
  if (checks.length > 0) return checks;
  const message =
    held.length === 0
      ? "the run has no judge but null judges: there is nothing to hold to it"
      : `no cell of the run has a ${threshold.name}`;
  return [{ gate, status: "failed", message }];
}

function isHeld({ scope }: Threshold, cell: CellFacts): boolean {
  return inScope(scope, cell) && (cell.adapter !== "null" || scope.includes(cell.evaluator));
}

type Verdict = Pick<GateCheck, "status" | "message">;

function verdictOf(
  threshold: Threshold,
  facts: CellFacts,
  cell: LeaderboardCell | undefined,
): Verdict | undefined {
  if (cell === undefined) return { status: "failed", message: "it has not been judged" };
  const figure = threshold.metric.read(cell);
  if (figure === undefined) return undefined;
  const verdict = reached(threshold, figure);
  if (verdict.status !== "passed" || facts.racedOutAfter === undefined) return verdict;
  const message = `${verdict.message}, but the judge was raced out after ${facts.racedOutAfter} instances`;
  return { status: "inconclusive", message };
}

function reached({ name, least, low }: Threshold, figure: Estimate): Verdict {
  if (!("value" in figure)) {
    return { status: "failed", message: `${name} cannot be stated: ${figure.undefined}` };
  }
  const { value } = figure;
  const interval =
    figure.low === undefined || figure.high === undefined
      ? ""
      : ` (95 % interval ${rounded(figure.low)} to ${rounded(figure.high)})`;
  const held = low ? figure.low : value;
  if (held === undefined) return { status: "failed", message: `${name} has no interval` };
  const status = held >= least - rounding ? "passed" : "failed";
  return { status, message: `${name} is ${rounded(value)}${interval}` };
}

/** Two to four digits: so many that a near miss does not read as a hit. */
function rounded(value: number): string {
  return value.toFixed(4).replace(/0{1,2}$/u, "");
}
