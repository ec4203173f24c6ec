import { cellKey } from "../core/cell-key.js";
import type { Estimate } from "../core/estimate.js";
import type { Plan } from "../core/plan.js";
import type { CallEstimate, Range } from "../plan/call-estimate.js";
import type { RunEstimate } from "../plan/estimate-run.js";
import { formatCostRange } from "../report/format-cost-range.js";
import { formatCost, formatCount, noFigure } from "../report/format-figure.js";
import { textTable } from "../report/text-table.js";
import { wrapLine } from "../report/wrap-line.js";
import type { MeasuredPlan } from "./compose/measured-plan.js";
import type { PreparedRun } from "./compose/prepare-run.js";
import { isLive } from "./is-live.js";
import { plannedTrials } from "./planned-trials.js";

/** What a plan says beside its matrix. */
export interface PlanFigures {
  readonly estimate: RunEstimate;
  /** Seconds. */
  readonly wallSeconds: Range;
  /** Given where stored calls tell what new ones will come to. */
  readonly measured: MeasuredPlan | undefined;
}

/** A plan as text: the matrix, each evaluator's calls, tokens, cost and time, and what was left out. */
export function planText(run: PreparedRun, { estimate, wallSeconds, measured }: PlanFigures): string {
  const live = [...estimate.evaluators].flatMap(([id, cost]) => (isLive(id, run) ? [cost] : []));
  const others = [...estimate.evaluators].flatMap(([id, cost]) => (isLive(id, run) ? [] : [cost.calls]));
  const all = (read: (cost: CallEstimate) => Range): Range => sumOf(live.map(read));
  const sections = [
    `${run.plan.run}: ${run.plan.cells.length} cells, ${formatCount(plannedTrials(run.plan))} trials`,
    matrix(run.plan, estimate),
    evaluatorTable(estimate),
    [
      `calls      ${span(all(({ calls }) => calls))} to providers (${span(all(({ stored }) => stored))} already stored; ` +
        `${span(all(({ asks }) => asks))} if nothing were shared)`,
      `           ${span(sumOf(others))} answered by recordings, simulations and rules`,
      `tokens     ${span(all(({ tokens }) => tokens.input))} in, ${span(all(({ tokens }) => tokens.output))} out, for new calls`,
      `cost       ${cost(estimate.total.costUsd)}`,
      ...(live.length === 0
        ? []
        : [
            `wall time  ${duration(wallSeconds.low)} to ${duration(wallSeconds.high)}, if a call takes 1 to 10 s`,
          ]),
    ].join("\n"),
    ...(measured === undefined ? [] : [measuredText(measured)]),
    importedText(run),
    leftOut(run.plan),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** What new calls will come to, judged by those that are stored. */
function measuredText({ total, evaluators, instances }: MeasuredPlan): string {
  const rows = [...Object.entries(evaluators), ["all", total] as const];
  const tokens = (estimate: Estimate): string => {
    const { value, low, high } = boundsOf(estimate);
    return value === undefined ? noFigure : `${short(value)} (${short(low)} to ${short(high)})`;
  };
  const usd = (estimate: Estimate): string => {
    const { value, low, high } = boundsOf(estimate);
    return value === undefined ? noFigure : `${formatCost(value)} (${formatCostRange({ low, high })})`;
  };
  const table = textTable(
    [
      { title: "new calls of", align: "left", most: 26, least: 12 },
      { title: "tokens in", align: "right" },
      { title: "tokens out", align: "right" },
      { title: "cost", align: "right" },
    ],
    rows.map(([id, { input, output, costUsd }]) => [id, tokens(input), tokens(output), usd(costUsd)]),
  );
  const why = [total, ...Object.values(evaluators)].flatMap((figures) =>
    Object.values(figures).flatMap((estimate) => ("undefined" in estimate ? estimate.undefined : [])),
  );
  return [
    wrapLine(
      `Measured on ${formatCount(instances)} instance${instances === 1 ? "" : "s"} whose calls are all stored (95 % intervals):`,
    ),
    table,
    ...[...new Set(why)].map((reason) => wrapLine(`- where ${reason}`)),
  ].join("\n");
}

function boundsOf(estimate: Estimate): {
  readonly value: number | undefined;
  readonly low: number;
  readonly high: number;
} {
  if ("undefined" in estimate) return { value: undefined, low: 0, high: 0 };
  const { value, low = value, high = value } = estimate;
  return { value, low, high };
}

/** Three digits of a large number: nobody plans by the single token. */
function short(count: number): string {
  if (count < 1000) return formatCount(Math.round(count));
  return count < 1e6 ? `${digits(count / 1e3)}k` : `${digits(count / 1e6)}M`;
}

function digits(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

/** What is taken from imported runs: no call. */
function importedText({ imported }: PreparedRun): string {
  if (imported.length === 0) return "";
  const judgments = imported.reduce((total, cell) => total + cell.judgments.length, 0);
  const judges = new Set(imported.map(({ facts }) => facts.evaluator)).size;
  return (
    `imported   ${imported.length} cell${imported.length === 1 ? "" : "s"} of ${judges} judge${judges === 1 ? "" : "s"}: ` +
    `${formatCount(judgments)} judgments, taken as they are`
  );
}

/** Which protocols run on which datasets, with the calls of each pair over all evaluators. */
function matrix(plan: Plan, estimate: RunEstimate): string {
  const protocols = [...new Set(plan.cells.map((cell) => cell.protocol))];
  const rows = protocols.map((protocol) => {
    const cells = plan.cells.filter((cell) => cell.protocol === protocol);
    const calls = cells.map((cell) => estimate.cells.get(cellKey(cell))?.calls ?? { low: 0, high: 0 });
    return [
      protocol,
      String(new Set(cells.map((cell) => cell.evaluator)).size),
      String(new Set(cells.map((cell) => cell.dataset)).size),
      String(cells.length),
      span(sumOf(calls)),
    ];
  });
  return textTable(
    [
      { title: "protocol", align: "left", most: 30 },
      { title: "evaluators", align: "right" },
      { title: "datasets", align: "right" },
      { title: "cells", align: "right" },
      { title: "calls", align: "right" },
    ],
    rows,
  );
}

function sumOf(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, { low, high }) => ({ low: sum.low + low, high: sum.high + high }), {
    low: 0,
    high: 0,
  });
}

function evaluatorTable(estimate: RunEstimate): string {
  return textTable(
    [
      { title: "evaluator", align: "left", most: 26 },
      { title: "calls", align: "right" },
      { title: "stored", align: "right" },
      { title: "cost of new calls", align: "right" },
    ],
    [...estimate.evaluators].map(([id, { calls, stored, costUsd }]) => [
      id,
      span(calls),
      span(stored),
      cost(costUsd),
    ]),
  );
}

/** Cells that were left out, by reason: at most a dozen reasons, each with how many cells it took. */
function leftOut({ excluded }: Plan): string {
  if (excluded.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { reason } of excluded) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const lines = [...counts]
    .slice(0, 12)
    .map(([reason, count]) => wrapLine(`${formatCount(count)} x ${reason}`));
  const more =
    counts.size > 12 ? [`       and ${counts.size - 12} more reasons (--json lists every cell)`] : [];
  return [`Left out: ${excluded.length} cells`, ...lines, ...more].join("\n");
}

function span({ low, high }: Range): string {
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}

function cost(range: CallEstimate["costUsd"]): string {
  if (range === undefined) return "unknown: an evaluator has no price on its card";
  return formatCostRange(range);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
