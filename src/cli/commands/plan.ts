import { cellKey } from "../../core/cell-key.js";
import { isPanel } from "../../core/is-panel.js";
import { membersOf } from "../../core/members-of.js";
import type { ResultStore } from "../../core/result-store.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { alikeEvaluators } from "../../plan/alike-evaluators.js";
import { estimateRun, type RunEstimate } from "../../plan/estimate-run.js";
import { listTrials } from "../../plan/list-trials.js";
import { createEvaluators } from "../compose/create-evaluators.js";
import { makePilot } from "../compose/make-pilot.js";
import { measuredPlan, pilotTallyOf, type MeasuredPlan } from "../compose/measured-plan.js";
import { prepareRun, type PreparedRun } from "../compose/prepare-run.js";
import { readingsOf } from "../compose/readings-of.js";
import { openStore } from "../compose/open-store.js";
import { lookAround } from "../compose/surroundings.js";
import { wallTimeOf } from "../compose/wall-time-of.js";
import { isLive } from "../is-live.js";
import { configFlags, surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { listFlag, textFlag, type Flags } from "../flags.js";
import { planText, type PlanFigures } from "../plan-text.js";
import { plannedTrials } from "../planned-trials.js";
import { watchJudging } from "../progress/watch-judging.js";
import type { Terminal } from "../terminal.js";
import { wholeNumberFlag } from "../whole-number-flag.js";

/** `reife plan <config>`: what a run would ask, and what that would cost. */
export async function planCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const pilot = wholeNumberFlag({ pilot: textFlag(flags, "pilot") }, "pilot", { least: 2 });
  if (pilot !== undefined) {
    const code = await runPilot(args[0] ?? "", pilot, { flags, terminal });
    if (code !== exitCode.done) return code;
  }
  // A plan itself calls nobody, so a recording that would have to be fetched stays where it is.
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
    const { estimate, measured } = await estimateOf(run, { evaluators, stored });
    const wallSeconds = wallTimeOf(estimate, evaluators);
    const figures = { estimate, measured, wallSeconds };
    terminal.out(terminal.json ? asJson(run, figures) : planText(run, figures));
  } finally {
    await stored.close();
  }
  return exitCode.done;
}

/** Makes the calls of the first instances of each dataset, and keeps their replies for the run. */
async function runPilot(
  config: string,
  instances: number,
  { flags, terminal }: { readonly flags: Flags; readonly terminal: Terminal },
): Promise<ExitCode> {
  const surroundings = lookAround(surroundingsFlags(flags));
  const run = await prepareRun(config, { ...configFlags(flags), limit: String(instances) }, surroundings);
  // Data on stdout is the plan alone.
  const shown = { ...terminal, quiet: terminal.quiet || terminal.json, json: false };
  const tell = (message: string): void => {
    if (!shown.quiet) terminal.err(`reife: ${message}\n`);
  };
  const { stopped, failures } = await makePilot({
    ...{ run, surroundings, reuse: listFlag(flags, "reuse") },
    watched: (make) => {
      tell(`a pilot of ${instances} instances of each dataset; replies go to ${run.out}`);
      return watchJudging({ plan: run.plan, clock: surroundings.clock, terminal: shown }, make);
    },
  });
  // Why there is no plan is said also to those who want nothing else.
  if (stopped !== undefined)
    terminal.err(`reife: The pilot stopped (${stopped}): run the same command again to go on\n`);
  else if (failures.size > 0) {
    const [first] = failures.values();
    const why = first?.outcome.message ?? first?.outcome.failure ?? "";
    tell(`${failures.size} trials of the pilot failed: ${why}`);
  }
  if (stopped === "interrupted") return exitCode.interrupted;
  return stopped === undefined ? exitCode.done : exitCode.budget;
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
    stored: (id) => stored.find(id)?.reply,
    alike,
    ...(known.size === 0
      ? {}
      : {
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
