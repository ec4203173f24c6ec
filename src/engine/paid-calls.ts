import type { CallRecord } from "../core/call-record.js";
import type { PaidCalls } from "../core/engine.js";
import type { Price } from "../core/evaluator-card.js";
import { batchPart } from "./batch-part.js";
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
    const part = record.batch === undefined ? 1 : batchPart(evaluator?.price);
    const cost = costOf(record, price, part);
    usd += cost;
    const key = `${evaluatorId}\n${step}`;
    // What the dearest call tells of others is what they cost live.
    const live = part > 0 ? cost / part : cost;
    if (isSame && live > (dearest.get(key)?.usd ?? 0))
      dearest.set(key, { evaluator: evaluatorId, step, usd: live });
  }
  return { usd, dearest: [...dearest.values()] };
}

function costOf(
  { costUsd, assumedCostUsd, reply }: Pick<CallRecord, "costUsd" | "assumedCostUsd" | "reply">,
  price: Price | undefined,
  part: number,
): number {
  const now = callCost(price, reply.usage);
  return costUsd ?? (now === undefined ? undefined : now * part) ?? assumedCostUsd ?? 0;
}
