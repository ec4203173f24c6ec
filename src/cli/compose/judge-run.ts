import { cellKey } from "../../core/cell-key.js";
import type { Cell } from "../../core/cell.js";
import type { EngineEvent, EngineOptions, SpentBudget, TrialEvent } from "../../core/engine.js";
import type { LostMoney } from "../../core/lost-money.js";
import type { RaceResult } from "../../core/race.js";
import type { AttemptJournal } from "../../core/attempt-journal.js";
import type { BatchJournal } from "../../core/batch-journal.js";
import type { ResultStore } from "../../core/result-store.js";
import type { Trial } from "../../core/trial.js";
import type { Protocol } from "../../core/protocol.js";
import { batchEngine } from "../../engine/batch-engine.js";
import type { BatchEngineOptions } from "../../engine/batch-engine-options.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { liveEngine } from "../../engine/live-engine.js";
import { listTrials } from "../../plan/list-trials.js";
import { openAttemptJournal } from "../../store/open-attempt-journal.js";
import { seededRandom } from "../../stats/seeded-random.js";
import { createBatches } from "./create-batches.js";
import type { CellReading } from "./cell-reading.js";
import type { Race } from "./race.js";
import type { JudgedTrials } from "./judged-trials.js";
import { trialKey, type FailedTrial, type KnownEnds } from "./judgments-of.js";
import { paidByRun } from "./paid-by-run.js";
import type { PreparedRun } from "./prepare-run.js";
import { runPathsOf } from "./run-paths-of.js";
import type { Surroundings } from "./surroundings.js";

/** What judging a run takes. */
export interface JudgeParts extends EngineOptions {
  readonly run: PreparedRun;
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly surroundings: Surroundings;
  /** Given where judges are raced. */
  readonly race?: Race | undefined;
  readonly onEvent: (event: EngineEvent) => void;
  /** Takes in how trials end; absent: nobody wants to know. */
  readonly ends?: KnownEnds | undefined;
  /** Absent: every call is made live. */
  readonly batching?: Batching | undefined;
}

/** How batches are used, and which are under way. */
export interface Batching extends Pick<BatchEngineOptions, "submits" | "liveBelow" | "pollMs"> {
  readonly journal: BatchJournal;
}

/** How judging ended. */
export interface JudgedRun extends JudgingEnd {
  /** Trials that failed, by `trialKey`. */
  readonly failures: ReadonlyMap<string, FailedTrial>;
  /** Given where judges are raced. */
  readonly race?: RaceResult | undefined;
  /** What the run has paid in vain, in all goes. */
  readonly lost: LostMoney;
}

interface JudgingEnd {
  readonly stopped: "cost" | "time" | "interrupted" | undefined;
  /** Where the budget stands, if it is at its end. */
  readonly budget?: SpentBudget | undefined;
}

/**
 * Asks what is missing; a budget counts what the run's folder has paid before. Recordings that our own rules read in
 * another way are walked a second time for those.
 */
export async function judgeRun(parts: JudgeParts): Promise<JudgedRun> {
  const { run, store } = parts;
  const paths = runPathsOf(run.out);
  const attempts = openAttemptJournal({
    lostFile: paths.lost,
    inFlightFile: paths.inFlight,
    has: (call) => store.has(call),
  });
  try {
    return { ...(await judge({ ...parts, attempts })), lost: attempts.lost() };
  } finally {
    attempts.close();
  }
}

interface Judging extends JudgeParts {
  readonly attempts: AttemptJournal;
}

async function judge(parts: Judging): Promise<Omit<JudgedRun, "lost">> {
  const { race, ends } = parts;
  const failures = new Map<string, FailedTrial>();
  const end = await walk(parts, {
    protocolOf: (reading) => reading?.protocol,
    stages: race?.checkpoints,
    race,
    onEvent: (event) => {
      if (event.kind === "trial") {
        race?.record(event.trial, event);
        keepEnd(event, ends?.asked);
        if (event.outcome.kind === "failed")
          failures.set(trialKey(event.trial), { outcome: event.outcome, calls: event.calls });
      }
      parts.onEvent(event);
    },
  });
  const raced = race === undefined ? {} : { race: race.result() };
  if (end.stopped !== undefined) return { failures, ...raced, ...end };
  const ownEnd = await walk(
    { ...parts, batching: undefined },
    {
      protocolOf: (reading) => reading?.own,
      race,
      onEvent: (event) => {
        if (event.kind === "trial") keepEnd(event, ends?.own);
      },
    },
  );
  return { failures, ...raced, ...ownEnd };
}

/** What failed may have a reply by the end, which another trial has asked for. */
function keepEnd(event: TrialEvent, ends: JudgedTrials | undefined): void {
  if (event.outcome.kind !== "failed") ends?.add(event.trial, event);
}

interface Walk {
  readonly protocolOf: (reading: CellReading | undefined) => Protocol | undefined;
  readonly race: Race | undefined;
  /** Ends of the stages after each of which the race decides; absent: all trials at once. */
  readonly stages?: readonly number[] | undefined;
  readonly onEvent: (event: EngineEvent) => void;
}

async function walk(parts: Judging, options: Walk): Promise<JudgingEnd> {
  const { protocolOf, race, stages = [Infinity] } = options;
  if (![...parts.readings.values()].some((reading) => protocolOf(reading) !== undefined))
    return { stopped: undefined };
  const { clock } = parts.surroundings;
  const start = clock.monotonic();
  let from = 0;
  for (const to of stages) {
    const passed = stages.length === 1 ? 0 : (clock.monotonic() - start) / 1000;
    const left = parts.maxSeconds === undefined ? undefined : Math.max(0.001, parts.maxSeconds - passed);
    const end = await walkStage({ ...parts, maxSeconds: left }, options, { from, to });
    if (end.stopped !== undefined) return end;
    // Who has come to the end is not dropped there: it has its numbers.
    if (to !== stages.at(-1)) race?.decide(to);
    from = to;
  }
  return { stopped: undefined };
}

/** Judges the trials of the instances from one place of the common order to another. */
async function walkStage(
  parts: Judging,
  { protocolOf, race, onEvent }: Walk,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<JudgingEnd> {
  const { run, readings, store, evaluators, surroundings, batching, attempts, ...options } = parts;
  const protocols = new Map(
    run.plan.cells.flatMap((cell): (readonly [Cell, Protocol])[] => {
      const protocol = protocolOf(readings.get(cellKey(cell)));
      return protocol === undefined ? [] : [[cell, protocol]];
    }),
  );
  const isDue = (trial: Trial): boolean => {
    if (race === undefined) return true;
    const place = race.placeOf(trial);
    return place >= from && place < to && race.isAsked(trial);
  };
  const paid =
    options.maxCostUsd === undefined ? undefined : await paidByRun(run.out, evaluators, attempts.lost());
  const rest = {
    evaluators,
    store,
    attempts,
    clock: surroundings.clock,
    random: seededRandom(`retry ${surroundings.clock.now()}`),
    concurrency: run.config.limits.concurrency,
    protocolOf: (cell: Cell): Protocol => {
      const protocol = protocols.get(cell);
      if (protocol === undefined) throw new RangeError(`No protocol reads the cell ${cellKey(cell)}`);
      return protocol;
    },
  };
  const engine =
    batching === undefined
      ? liveEngine(rest)
      : batchEngine({ ...rest, ...batching, batches: createBatches(run, surroundings) });
  function* trials(evaluator?: string): Generator<Trial> {
    const cells = [...protocols.keys()].filter((cell) => (evaluator ?? cell.evaluator) === cell.evaluator);
    for (const trial of listTrials({ ...run.plan, cells })) if (isDue(trial)) yield trial;
  }
  let end: JudgingEnd = { stopped: undefined };
  for await (const event of engine.run(trials, { ...options, paid })) {
    if (event.kind === "stopped") end = { stopped: event.why, budget: event.budget };
    onEvent(event);
  }
  return end;
}
