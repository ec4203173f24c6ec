import type { PaidCalls } from "../../core/engine.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { paidCalls } from "../../engine/paid-calls.js";
import { openStore } from "./open-store.js";

/** What a run's own folder has paid for so far; what it takes from other runs was no expense of its own. */
export async function paidByRun(
  folder: string,
  evaluators: ReadonlyMap<string, EngineEvaluator>,
): Promise<PaidCalls> {
  const own = await openStore({ folder, reuse: [], cwd: folder, readOnly: true });
  try {
    return await paidCalls(own.records(), evaluators);
  } finally {
    await own.close();
  }
}
