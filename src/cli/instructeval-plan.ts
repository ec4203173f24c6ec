import { cellKey } from "../core/cell-key.js";
import type { CallEstimate, Range } from "../plan/call-estimate.js";
import type { RunEstimate } from "../plan/estimate-run.js";
import { formatCostRange } from "../report/format-cost-range.js";
import { formatCount, noFigure } from "../report/format-figure.js";
import { textTable, type TextColumn } from "../report/text-table.js";
import type { PreparedAnswers } from "./compose/instructeval/prepare-answers.js";

const columns: readonly TextColumn[] = [
  { title: "respondent", align: "left", most: 26, least: 12 },
  { title: "task", align: "left" },
  { title: "calls", align: "right" },
  { title: "stored", align: "right" },
  { title: "tokens in", align: "right" },
  { title: "tokens out", align: "right" },
  { title: "cost", align: "right" },
];

/** What answering will take, respondent by respondent and benchmark by benchmark. */
export function instructEvalPlan(
  { stage: { run } }: PreparedAnswers,
  estimate: RunEstimate,
  more: readonly string[],
): string {
  const rows = run.plan.cells.flatMap((cell) => {
    const found = estimate.cells.get(cellKey(cell));
    return found === undefined ? [] : [[cell.evaluator, cell.dataset, ...figures(found)]];
  });
  const table = textTable(columns, [...rows, ["all", "", ...figures(estimate.total)]]);
  return `${[table, ...more].join("\n")}\n`;
}

function figures({ calls, stored, tokens, costUsd }: CallEstimate): readonly string[] {
  const cost = costUsd === undefined ? noFigure : formatCostRange(costUsd);
  return [span(calls), span(stored), span(tokens.input), span(tokens.output), cost];
}

function span({ low, high }: Range): string {
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}
