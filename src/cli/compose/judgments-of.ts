import { cellKey } from "../../core/cell-key.js";
import type { Judgment } from "../../core/judgment.js";
import type { FailedOutcome, Outcome } from "../../core/outcome.js";
import type { Plan } from "../../core/plan.js";
import { presentationId } from "../../core/presentation-id.js";
import type { ResultStore } from "../../core/result-store.js";
import type { Trial } from "../../core/trial.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { judgeTrial } from "../../engine/judge-trial.js";
import { instancePlaces } from "../../plan/instance-places.js";
import { listTrials } from "../../plan/list-trials.js";
import type { CellReading } from "./cell-reading.js";
import type { JudgedTrials, TrialEnd } from "./judged-trials.js";
import { readOff } from "./read-off.js";

/** What judgments are read from. */
export interface JudgmentParts {
  readonly plan: Plan;
  readonly store: Pick<ResultStore, "find" | "has">;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  /** How trials ended that failed in this go; keys by `trialKey`. */
  readonly failures: ReadonlyMap<string, FailedTrial>;
  /** How trials ended that were judged in this go: their replies need not be read again. Absent: none. */
  readonly known?: KnownEnds | undefined;
}

/** How trials ended, by the rules that count, and by our own where these are others. */
export interface KnownEnds {
  readonly asked: JudgedTrials;
  readonly own: JudgedTrials;
}

/** A failed trial: its outcome, and the calls that it asked for, whether or not they came back. */
export interface FailedTrial {
  readonly outcome: FailedOutcome;
  readonly calls: readonly string[];
}

/** A trial's key in maps. */
export function trialKey(trial: Trial): string {
  const { cell, instance, presentation, repeat } = trial;
  return `${cellKey(cell)}\n${instance.id}\n${presentationId(presentation)}\n${repeat}`;
}

/**
 * The judgments of a plan, read from stored replies alone, in the order of the plan: the order in which the replies came
 * plays no part. A trial whose replies are not all there, and that did not fail in this go, has no judgment.
 */
export function* judgmentsOf(parts: JudgmentParts): Generator<Judgment> {
  const isAsked = askedBy(parts);
  // By the cell itself: a key for each of a million trials takes its time.
  const readings = new Map(parts.plan.cells.map((cell) => [cell, parts.readings.get(cellKey(cell))]));
  for (const trial of listTrials(parts.plan)) {
    const reading = readings.get(trial.cell);
    if (reading === undefined || !isAsked(trial, reading)) continue;
    const judged =
      parts.known?.asked.get(trial) ?? judge(trial, reading.protocol, parts) ?? failedTrial(trial, parts);
    if (judged === undefined) continue;
    const own = reading.own === undefined ? undefined : ownOutcome(trial, reading.own, parts);
    yield {
      evaluator: trial.cell.evaluator,
      protocol: trial.cell.protocol,
      dataset: trial.cell.dataset,
      instance: trial.instance.id,
      presentation: presentationId(trial.presentation),
      repeat: trial.repeat,
      outcome: judged.outcome,
      ...readOff(judged.outcome, trial.presentation),
      calls: judged.calls,
      ...(own === undefined ? {} : { ownOutcome: own }),
    };
  }
}

/** A judge that was raced out has no judgment of later instances, even where another run's replies to them are at hand. */
function askedBy({ plan, readings }: JudgmentParts): (trial: Trial, reading: CellReading) => boolean {
  const isRaced = [...readings.values()].some(({ facts }) => facts.racedOutAfter !== undefined);
  const places = isRaced ? instancePlaces(plan) : undefined;
  return ({ instance }, { facts: { racedOutAfter = Infinity } }) =>
    (places?.get(`${instance.dataset}\n${instance.id}`) ?? 0) < racedOutAfter;
}

/** What a failed trial has paid for before it failed is a part of its cost. */
function failedTrial(trial: Trial, { failures, store }: JudgmentParts): TrialEnd | undefined {
  const failed = failures.get(trialKey(trial));
  return failed === undefined
    ? undefined
    : { outcome: failed.outcome, calls: failed.calls.filter((id) => store.has(id)) };
}

function judge(
  trial: Trial,
  protocol: CellReading["protocol"],
  { store, evaluators }: JudgmentParts,
): TrialEnd | undefined {
  const progress = judgeTrial({
    trial,
    protocol,
    evaluators,
    lookup: ({ id }) => {
      const record = store.find(id);
      return record === undefined ? undefined : { kind: "reply", reply: record.reply };
    },
  });
  return progress.kind === "done" ? progress : undefined;
}

/** Under our own rules a recording may lack a reply that its authors never asked for: that is a failed outcome. */
function ownOutcome(trial: Trial, protocol: CellReading["protocol"], parts: JudgmentParts): Outcome {
  const end = parts.known?.own.get(trial) ?? judge(trial, protocol, parts);
  return end?.outcome ?? { kind: "failed", failure: "not-recorded" };
}
