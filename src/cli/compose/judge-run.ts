import { cellKey } from "../../core/cell-key.js";
import type { EngineEvent, EngineOptions, SpentBudget } from "../../core/engine.js";
import type { ResultStore } from "../../core/result-store.js";
import type { Trial } from "../../core/trial.js";
import type { Protocol } from "../../core/protocol.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { liveEngine } from "../../engine/live-engine.js";
import { listTrials } from "../../plan/list-trials.js";
import { seededRandom } from "../../stats/seeded-random.js";
import type { CellReading } from "./cell-reading.js";
import { trialKey, type FailedTrial } from "./judgments-of.js";
import { paidByRun } from "./paid-by-run.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";

/** What judging a run takes. */
export interface JudgeParts extends EngineOptions {
  readonly run: PreparedRun;
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly surroundings: Surroundings;
  readonly onEvent: (event: EngineEvent) => void;
}

/** How judging ended. */
export interface JudgedRun extends JudgingEnd {
  /** Trials that failed, by `trialKey`. */
  readonly failures: ReadonlyMap<string, FailedTrial>;
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
  const failures = new Map<string, FailedTrial>();
  const end = await walk(
    parts,
    (reading) => reading?.protocol,
    (event) => {
      if (event.kind === "trial" && event.outcome.kind === "failed") {
        failures.set(trialKey(event.trial), { outcome: event.outcome, calls: event.calls });
      }
      parts.onEvent(event);
    },
  );
  if (end.stopped !== undefined) return { failures, ...end };
  const ownEnd = await walk(
    parts,
    (reading) => reading?.own,
    () => undefined,
  );
  return { failures, ...ownEnd };
}

async function walk(
  parts: JudgeParts,
  protocolOf: (reading: CellReading | undefined) => Protocol | undefined,
  onEvent: (event: EngineEvent) => void,
): Promise<JudgingEnd> {
  const { run, readings, store, evaluators, surroundings, ...options } = parts;
  const readBy = (trial: Trial): Protocol | undefined => protocolOf(readings.get(cellKey(trial.cell)));
  if (![...readings.values()].some((reading) => protocolOf(reading) !== undefined))
    return { stopped: undefined };
  const paid = options.maxCostUsd === undefined ? undefined : await paidByRun(run.out, evaluators);
  const engine = liveEngine({
    evaluators,
    store,
    clock: surroundings.clock,
    random: seededRandom(`retry ${surroundings.clock.now()}`),
    concurrency: run.config.limits.concurrency,
    protocolOf: (cell) => {
      const protocol = protocolOf(readings.get(cellKey(cell)));
      if (protocol === undefined) throw new RangeError(`No protocol reads the cell ${cellKey(cell)}`);
      return protocol;
    },
  });
  function* trials(): Generator<Trial> {
    for (const trial of listTrials(run.plan)) if (readBy(trial) !== undefined) yield trial;
  }
  let end: JudgingEnd = { stopped: undefined };
  for await (const event of engine.run(trials, { ...options, paid })) {
    if (event.kind === "stopped") end = { stopped: event.why, budget: event.budget };
    onEvent(event);
  }
  return end;
}
