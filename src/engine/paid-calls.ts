import type { CallRecord } from "../core/call-record.js";
import type { PaidCalls } from "../core/engine.js";
import { callCost } from "./call-cost.js";
import type { EngineEvaluator } from "./engine-evaluator.js";

/**
 * What some stored calls have cost. A call without a cost, made before its evaluator's card had a price, costs what it would
 * now; one whose tokens nobody counted, what it was taken to cost when it was made. The dearest calls are those of the
 * evaluators as they are now.
 *
 * @param records the run's own: what another run paid is no part of its budget
 */
export async function paidCalls(
  records: AsyncIterable<CallRecord>,
  evaluators: ReadonlyMap<string, Pick<EngineEvaluator, "model" | "price">>,
): Promise<PaidCalls> {
  const dearest = new Map<string, PaidCalls["dearest"][number]>();
  let usd = 0;
  for await (const { evaluatorId, step, ...record } of records) {
    const evaluator = evaluators.get(evaluatorId);
    const isSame = evaluator?.model.fingerprint === record.evaluator;
    const price = isSame ? evaluator.price : undefined;
    const cost = record.costUsd ?? callCost(price, record.reply.usage) ?? record.assumedCostUsd ?? 0;
    usd += cost;
    const key = `${evaluatorId}\n${step}`;
    if (isSame && cost > (dearest.get(key)?.usd ?? 0))
      dearest.set(key, { evaluator: evaluatorId, step, usd: cost });
  }
  return { usd, dearest: [...dearest.values()] };
}
