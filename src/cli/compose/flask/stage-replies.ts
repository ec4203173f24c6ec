import { cellKey } from "../../../core/cell-key.js";
import type { CallRecord } from "../../../core/call-record.js";
import type { Outcome } from "../../../core/outcome.js";
import type { ResultStore } from "../../../core/result-store.js";
import type { Trial } from "../../../core/trial.js";
import { judgeTrial } from "../../../engine/judge-trial.js";
import type { EngineEvaluator } from "../../../engine/engine-evaluator.js";
import { listTrials } from "../../../plan/list-trials.js";
import { trialKey, type FailedTrial } from "../judgments-of.js";
import type { PreparedStage } from "./prepare-stage.js";

/** What came of one question to one evaluator. */
export interface StageReply {
  readonly trial: Trial;
  /** Undefined: it was not asked to the end yet. */
  readonly outcome: Outcome | undefined;
  /** The stored replies by step. */
  readonly records: ReadonlyMap<string, CallRecord>;
}

/** Where replies are. */
export interface StageRepliesParts extends PreparedStage {
  readonly store: Pick<ResultStore, "find">;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  /** Of the go that has just ended. */
  readonly failures: ReadonlyMap<string, FailedTrial>;
}

/** What a stage's stored replies say, evaluator by evaluator, questions in the order of their file. */
export function stageReplies(parts: StageRepliesParts): ReadonlyMap<string, readonly StageReply[]> {
  const { run, readings, store, evaluators, failures } = parts;
  const found = new Map<string, StageReply[]>(run.plan.cells.map(({ evaluator }) => [evaluator, []]));
  for (const trial of listTrials(run.plan)) {
    const reading = readings.get(cellKey(trial.cell));
    if (reading === undefined) continue;
    const records = new Map<string, CallRecord>();
    const progress = judgeTrial({
      ...{ trial, evaluators },
      protocol: reading.protocol,
      lookup: (call) => {
        const record = store.find(call.id);
        if (record === undefined) return undefined;
        records.set(call.ask.step, record);
        return { kind: "reply", reply: record.reply };
      },
    });
    const outcome = progress.kind === "done" ? progress.outcome : failures.get(trialKey(trial))?.outcome;
    found.get(trial.cell.evaluator)?.push({ trial, outcome, records });
  }
  for (const replies of found.values()) replies.sort((a, b) => a.trial.instance.row - b.trial.instance.row);
  return found;
}
