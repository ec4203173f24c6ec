import type { EvaluatorStatus, RunStatus, TrialCounts } from "../core/run-status.js";
import { visibleControls } from "../core/visible-controls.js";
import { formatCost, formatCount } from "./format-figure.js";
import { statusParts } from "./status-parts.js";

/** How much room a block has. */
export interface BlockSize {
  readonly columns: number;
  /** Evaluators that are shown at most. */
  readonly evaluators: number;
}

const indent = " ".repeat(7);
const widestName = 20;

/**
 * Where a run stands, as lines that are drawn over and over: the whole, what it cost and what went wrong, and each evaluator
 * that is at work. No line is wider than the terminal.
 */
export function statusBlock(status: RunStatus, { columns, evaluators: most }: BlockSize): readonly string[] {
  const { share, trials, cells, calls, cost, trouble, batches, time } = statusParts(status);
  const working = status.evaluators.filter(isAtWork);
  const lines = [
    `${share}  ${bar(status.trials, 10)}  ${[time, trials, cells].join(", ")}`,
    `${indent}${[calls, ...cost].join(", ")}`,
    ...[trouble, batches].flatMap((parts) => (parts.length === 0 ? [] : [`${indent}${parts.join(", ")}`])),
    ...working.slice(0, most).map((evaluator) => `${indent}${evaluatorLine(evaluator)}`),
    ...(working.length > most ? [`${indent}and ${working.length - most} more evaluators`] : []),
  ];
  return lines.map((line) => clip(visibleControls(line.replaceAll(/\s/gu, " ")), columns));
}

/** Judges that have begun and are not done; those without a provider are through before one could read of them. */
function isAtWork({ trials, calls, stopped }: EvaluatorStatus): boolean {
  return (trials.done < trials.total && (calls > 0 || trials.done > 0)) || stopped !== undefined;
}

function evaluatorLine(status: EvaluatorStatus): string {
  const { evaluator, trials, callsPerSecond, costUsd, retries, stopped } = status;
  const name = clip(evaluator, widestName).padEnd(widestName);
  if (stopped !== undefined) return `${name}  stopped: ${stopped}`;
  const again = Object.values(retries).reduce((sum, times) => sum + times, 0);
  return [
    name,
    bar(trials, 10),
    `${formatCount(trials.done)} of ${formatCount(trials.total)}`,
    `${callsPerSecond.toFixed(callsPerSecond < 10 ? 1 : 0)}/s`,
    ...(costUsd > 0 ? [formatCost(costUsd)] : []),
    ...(again > 0 ? [`${formatCount(again)} tried again`] : []),
  ].join("  ");
}

function bar({ done, total }: TrialCounts, width: number): string {
  const full = total === 0 ? width : Math.floor((done / total) * width);
  return `[${"=".repeat(full)}${" ".repeat(width - full)}]`;
}

/** By code points, which is right for the Latin text that ids and numbers are made of. */
function clip(text: string, most: number): string {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join("")}…`;
}
