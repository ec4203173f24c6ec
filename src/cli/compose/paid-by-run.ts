import type { PaidCalls } from "../../core/engine.js";
import type { LostMoney } from "../../core/lost-money.js";
import type { EngineEvaluator } from "../../engine/engine-evaluator.js";
import { paidCalls } from "../../engine/paid-calls.js";
import { openStore } from "./open-store.js";

/**
 * What a run's own folder has paid for so far, in vain too; what it takes from other runs was no expense of its own. An attempt of which
 * nobody knows whether it was billed counts as if it was.
 */
export async function paidByRun(
  folder: string,
  evaluators: ReadonlyMap<string, EngineEvaluator>,
  lost: LostMoney,
): Promise<PaidCalls> {
  const own = await openStore({ folder, reuse: [], cwd: folder, readOnly: true });
  try {
    const { usd, dearest } = await paidCalls(own.records(), evaluators);
    return { usd: usd + lost.paidUsd + lost.perhapsUsd, dearest };
  } finally {
    await own.close();
  }
}
