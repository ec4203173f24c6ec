import { cellKey } from "../../core/cell-key.js";
import { UsageError } from "../../core/errors.js";
import type { HttpEvaluatorCard } from "../../core/evaluator-card.js";
import type { ResultStore } from "../../core/result-store.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { judgeTrial } from "../../engine/judge-trial.js";
import { listTrials } from "../../plan/list-trials.js";
import type { CellReading } from "./cell-reading.js";
import type { PreparedRun } from "./prepare-run.js";
import type { Surroundings } from "./surroundings.js";

/** What the check looks at. */
export interface KeyCheck {
  readonly run: PreparedRun;
  readonly store: ResultStore;
  readonly evaluators: ReadonlyMap<string, EngineEvaluator>;
  readonly readings: ReadonlyMap<string, CellReading>;
  readonly surroundings: Surroundings;
}

/**
 * Stops a run before it starts where a judge that must be called has no key: nothing is paid for a run that cannot
 * end. A judge whose replies are all stored needs no key.
 */
export function requireKeys(check: KeyCheck): void {
  const { run, surroundings } = check;
  for (const card of run.evaluators.values()) {
    if (card.adapter !== "openai" && card.adapter !== "anthropic") continue;
    const name = missingKey(card, surroundings);
    if (name === undefined || !hasCallsToMake(card.id, check)) continue;
    throw new UsageError(`Cannot call ${card.id}: the environment has no ${name}`, {
      hint: `Set ${name} in the environment or in .env, or leave ${card.id} out with --filter evaluator=..`,
    });
  }
}

function missingKey({ apiKeyEnv }: HttpEvaluatorCard, { environment }: Surroundings): string | undefined {
  if (apiKeyEnv === undefined) return undefined;
  const value = environment[apiKeyEnv];
  return value === undefined || value === "" ? apiKeyEnv : undefined;
}

function hasCallsToMake(evaluator: string, { run, store, evaluators, readings }: KeyCheck): boolean {
  for (const trial of listTrials(run.plan)) {
    const reading = readings.get(cellKey(trial.cell));
    if (trial.cell.evaluator !== evaluator || reading === undefined) continue;
    const { kind } = judgeTrial({
      trial,
      protocol: reading.protocol,
      evaluators,
      lookup: ({ id }) => {
        const record = store.find(id);
        return record === undefined ? undefined : { kind: "reply", reply: record.reply };
      },
    });
    if (kind === "missing") return true;
  }
  return false;
}
