import { cellKey } from "../../core/cell-key.js";
import { isPanel } from "../../core/is-panel.js";
import { membersOf } from "../../core/members-of.js";
import type { Plan } from "../../core/plan.js";
import type { ResultStore } from "../../core/result-store.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { alikeEvaluators } from "../../plan/alike-evaluators.js";
import { estimateRun, type CallEstimate, type Range, type RunEstimate } from "../../plan/estimate-run.js";
import { listTrials } from "../../plan/list-trials.js";
import { formatCostRange } from "../../report/format-cost-range.js";
import { formatCount } from "../../report/format-figure.js";
import { textTable } from "../../report/text-table.js";
import { wrapLine } from "../../report/wrap-line.js";
import { createEvaluators } from "../compose/create-evaluators.js";
import { prepareRun, type PreparedRun } from "../compose/prepare-run.js";
import { readingsOf } from "../compose/readings-of.js";
import { openStore } from "../compose/open-store.js";
import { lookAround } from "../compose/surroundings.js";
import { wallTimeOf } from "../compose/wall-time-of.js";
import { configFlags, surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { listFlag, type Flags } from "../flags.js";
import { plannedTrials } from "../planned-trials.js";

/** `reife plan <config>`: what a run would ask, and what that would cost. */
export async function planCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  // A plan calls nobody, so a recording that would have to be fetched stays where it is.
  const surroundings = { ...lookAround(surroundingsFlags(flags)), offline: true };
  const run = await prepareRun(args[0] ?? "", configFlags(flags), surroundings);
  const evaluators = createEvaluators(run, surroundings);
  const stored = await openStore({
    folder: run.out,
    reuse: listFlag(flags, "reuse"),
    cwd: surroundings.cwd,
    readOnly: true,
  });
  try {
    const estimate = await estimateOf(run, { evaluators, stored });
    terminal.out(
      terminal.json ? asJson(run, estimate) : asText(run, estimate, wallTimeOf(estimate, evaluators)),
    );
  } finally {
    await stored.close();
  }
  return exitCode.done;
}

interface EstimateParts {
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly stored: ResultStore;
}

async function estimateOf(run: PreparedRun, { evaluators, stored }: EstimateParts): Promise<RunEstimate> {
  const readings = readingsOf(run);
  const known = new Set<string>();
  for await (const record of stored.records()) known.add(record.evaluator);
  const askable = new Map(
    [...evaluators].map(([id, { model, ...evaluator }]) => [
      id,
      { ...evaluator, fingerprint: model.fingerprint },
    ]),
  );
  const alike = alikeEvaluators({
    cells: run.plan.cells,
    evaluators: askable,
    hasReplies: (fingerprint) => known.has(fingerprint),
    apart: new Set(
      [...run.evaluators.values()].filter(isPanel).flatMap((panel) => [panel.id, ...membersOf(panel)]),
    ),
  });
  const walked = run.plan.cells.filter(({ evaluator }) => alike.has(evaluator));
  return estimateRun({
    trials: () => listTrials({ ...run.plan, cells: walked }),
    evaluators: askable,
    protocolOf: (cell) => {
      const reading = readings.get(cellKey(cell));
      return reading?.own ?? reading?.protocol;
    },
    stored: (id) => stored.find(id)?.reply,
    alike,
  });
}

function asText(run: PreparedRun, estimate: RunEstimate, wallSeconds: Range): string {
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
    importedText(run),
    leftOut(run.plan),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
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

function isLive(id: string, { evaluators }: PreparedRun): boolean {
  const adapter = evaluators.get(id)?.adapter;
  return adapter === "openai" || adapter === "anthropic";
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

function asJson(run: PreparedRun, estimate: RunEstimate): string {
  const { plan } = run;
  const document = {
    schema: "reife/plan/1",
    run: plan.run,
    trials: plannedTrials(plan),
    total: estimate.total,
    evaluators: Object.fromEntries(estimate.evaluators),
    cells: plan.cells.map((cell) => ({ ...cell, ...estimate.cells.get(cellKey(cell)) })),
    excluded: plan.excluded,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
