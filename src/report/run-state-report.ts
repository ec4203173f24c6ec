import type { RunState } from "../core/run-state.js";
import type { EvaluatorStatus, RunStatus } from "../core/run-status.js";
import { formatDuration } from "./format-duration.js";
import { formatCost, formatCount, noFigure } from "./format-figure.js";
import { lostLine } from "./lost-line.js";
import { statusParts } from "./status-parts.js";
import { textTable, type TextColumn } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** How a run stands, as text: what its state is and what to do about it, the figures, and a row for each evaluator. */
export function runStateReport(state: RunState): string {
  const { status, trials, lost } = state;
  const inVain = lost === undefined ? undefined : lostLine(lost);
  const counted = `${formatCount(trials.judged)} of ${formatCount(trials.planned)} trials judged, ${formatCount(trials.failed)} failed`;
  return [
    wrapLine(headline(state)),
    ...(status === undefined ? [counted] : [figures(status, state), evaluatorTable(status, state)]),
    ...(inVain === undefined ? [] : [wrapLine(inVain)]),
  ].join("\n\n");
}

const again = "The same command goes on where it stopped and pays for nothing twice.";

function headline({ run, state, pid, end, status }: RunState): string {
  const at = (time: string): string => `${time.slice(0, 16).replace("T", " ")} UTC`;
  const ended = end === undefined ? "" : ` at ${at(end)}`;
  const running = status === undefined ? "" : ` since ${at(status.start)}`;
  const heard = status === undefined ? "" : ` Last heard of at ${at(status.at)}.`;
  const words: Readonly<Record<RunState["state"], string>> = {
    running: `running${running} (process ${pid ?? noFigure})`,
    killed: `ended without a word (killed, or the machine went down).${heard} ${again}`,
    done: `done${ended}`,
    incomplete: `ended${ended} with more failures than its tolerance. ${again}`,
    cost: `stopped at its budget${ended}. To go on, raise --max-cost.`,
    time: `stopped at its time limit${ended}. ${again}`,
    interrupted: `interrupted${ended}. ${again}`,
  };
  return `${run}: ${words[state]}`;
}

function figures(status: RunStatus, { state }: RunState): string {
  const { share, trials, cells, calls, cost, trouble, batches, time } = statusParts(status);
  // Nothing is left to wait for where nobody is at it.
  const passed = state === "running" ? time : `after ${formatDuration(status.elapsedSeconds)}`;
  const lines = [[share.trim(), trials, cells, passed], [calls, ...cost], trouble, batches];
  return lines.flatMap((parts) => (parts.length === 0 ? [] : [wrapLine(parts.join(", "))])).join("\n");
}

function evaluatorTable({ evaluators }: RunStatus, { state }: RunState): string {
  const running = state === "running";
  const columns: readonly TextColumn[] = [
    { title: "evaluator", align: "left", most: 26, least: 12 },
    { title: "trials", align: "right" },
    { title: "of", align: "right" },
    { title: "failed", align: "right" },
    { title: "calls", align: "right" },
    { title: "paid", align: "right" },
    ...(running
      ? ([
          { title: "to come", align: "right" },
          { title: "calls/s", align: "right" },
          { title: "left", align: "right" },
        ] as const)
      : []),
  ];
  const table = textTable(
    columns,
    evaluators.map((evaluator) => [...counts(evaluator), ...(running ? pace(evaluator) : [])]),
  );
  const stopped = evaluators.flatMap(({ evaluator, stopped: why }) =>
    why === undefined ? [] : [wrapLine(`${evaluator} was given up: ${why}`)],
  );
  return [table, ...stopped].join("\n");
}

function counts({ evaluator, trials, calls, costUsd }: EvaluatorStatus): readonly string[] {
  return [
    evaluator,
    formatCount(trials.done),
    formatCount(trials.total),
    formatCount(trials.failed),
    formatCount(calls),
    costUsd === 0 ? noFigure : formatCost(costUsd),
  ];
}

function pace({ costToComeUsd = 0, callsPerSecond, secondsLeft }: EvaluatorStatus): readonly string[] {
  return [
    costToComeUsd === 0 ? noFigure : formatCost(costToComeUsd),
    callsPerSecond === 0 ? noFigure : callsPerSecond.toFixed(1),
    secondsLeft === undefined ? noFigure : formatDuration(secondsLeft),
  ];
}
