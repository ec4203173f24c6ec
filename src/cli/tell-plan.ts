import { cellKey } from "../core/cell-key.js";
import { isPanel } from "../core/is-panel.js";
import { membersOf } from "../core/members-of.js";
import type { ResultStore } from "../core/result-store.js";
import type { EngineEvaluator } from "../engine/engine-evaluator.js";
import { alikeEvaluators } from "../plan/alike-evaluators.js";
import { estimateRun, type RunEstimate } from "../plan/estimate-run.js";
import { listTrials } from "../plan/list-trials.js";
import { createEvaluators } from "./compose/create-evaluators.js";
import { measuredPlan, pilotTallyOf, type MeasuredPlan } from "./compose/measured-plan.js";
import { openStore } from "./compose/open-store.js";
import type { PreparedRun } from "./compose/prepare-run.js";
import { readingsOf } from "./compose/readings-of.js";
import type { Surroundings } from "./compose/surroundings.js";
import { wallTimeOf } from "./compose/wall-time-of.js";
import { isLive } from "./is-live.js";
import { planText, type PlanFigures } from "./plan-text.js";
import { plannedTrials } from "./planned-trials.js";
import type { Terminal } from "./terminal.js";

/** Where a run that is planned looks for replies that are there already. */
export interface TellPlanOptions {
  readonly reuse: readonly string[];
  readonly surroundings: Surroundings;
  readonly terminal: Terminal;
}

/** Tells what a run would ask, and what that would cost. Calls nobody. */
export async function tellPlan(
  run: PreparedRun,
  { reuse, surroundings, terminal }: TellPlanOptions,
): Promise<void> {
  const evaluators = createEvaluators(run, surroundings);
  const stored = await openStore({
    folder: run.out,
    reuse,
    cwd: surroundings.cwd,
    readOnly: true,
  });
  try {
    const { estimate, measured } = await estimateOf(run, { evaluators, stored });
    const wallSeconds = wallTimeOf(estimate, evaluators);
    const figures = { estimate, measured, wallSeconds };
    terminal.out(terminal.json ? asJson(run, figures) : planText(run, figures));
  } finally {
    await stored.close();
  }
}

interface EstimateParts {
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly stored: ResultStore;
}

async function estimateOf(
  run: PreparedRun,
  { evaluators, stored }: EstimateParts,
): Promise<{
  readonly estimate: RunEstimate;
  readonly measured: MeasuredPlan | undefined;
}> {
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
  const tally = pilotTallyOf(stored);
  const estimate = estimateRun({
    trials: () => listTrials({ ...run.plan, cells: walked }),
    evaluators: askable,
    protocolOf: (cell) => {
      const reading = readings.get(cellKey(cell));
      return reading?.own ?? reading?.protocol;
    },
    alike,
    ...(known.size === 0
      ? {}
      : {
          stored: (id) => stored.find(id)?.reply,
          onCall: (call) => {
            if (isLive(call.evaluator, run)) tally.add(call);
          },
        }),
  });
  // A judge that another one stands for has no calls of its own to go by.
  const isWhole = [...alike].every(([id, judges]) => judges.length === 1 || !isLive(id, run));
  return { estimate, measured: isWhole ? measuredPlan(tally) : undefined };
}

function asJson(run: PreparedRun, { estimate, measured }: PlanFigures): string {
  const { plan } = run;
  const document = {
    schema: "reife/plan/1",
    run: plan.run,
    trials: plannedTrials(plan),
    total: estimate.total,
    ...(measured === undefined ? {} : { measured }),
    evaluators: Object.fromEntries(estimate.evaluators),
    cells: plan.cells.map((cell) => ({ ...cell, ...estimate.cells.get(cellKey(cell)) })),
    excluded: plan.excluded,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
