import type { OpenBatch, BatchCall } from "../core/batch-journal.js";
import type { BatchItem, BatchModel, FailedBatchCall } from "../core/batch-model.js";
import type { Clock } from "../core/clock.js";
import type { EngineEvent } from "../core/engine.js";
import type { ResultStore } from "../core/result-store.js";
import type { BatchHold } from "./batch-budget.js";
import { batchPart } from "./batch-part.js";
import { callCost } from "./call-cost.js";
import type { EngineEvaluator } from "./engine-evaluator.js";

/** What collecting rests on. */
export interface CollectOptions {
  readonly model: BatchModel;
  readonly evaluator: EngineEvaluator;
  readonly store: ResultStore;
  readonly clock: Pick<Clock, "now">;
  readonly hold: BatchHold | undefined;
  readonly emit: (event: EngineEvent) => Promise<void> | undefined;
  /** Told of each call that came to nothing. */
  readonly onFailed: (call: BatchCall, failed: FailedBatchCall) => void;
}

/** How many calls of a batch were answered, and how many came to nothing. */
export interface CollectedBatch {
  readonly answered: number;
  readonly failed: number;
}

/** Appends that may wait for the disk at a time. */
const appendsAtOnce = 512;

/**
 * Stores the replies of an ended batch, each as a live call is, and tells of the rest. What an earlier process stored before
 * it died is left as it is; a call that comes twice counts once; what is no call of the batch is passed over.
 */
export async function collectBatch(
  batch: OpenBatch & { readonly id: string },
  rest: FailedBatchCall,
  options: CollectOptions,
): Promise<CollectedBatch> {
  const { model, store, onFailed } = options;
  const waiting = new Map(batch.calls.map((call) => [call.id, call]));
  let appends: Promise<void>[] = [];
  let answered = 0;
  let failed = 0;
  const items = model.results(batch.id, (id) => waiting.get(id)?.logprobs === true);
  for await (const item of items) {
    const call = waiting.get(item.call);
    if (call === undefined) continue;
    waiting.delete(item.call);
    const failure = failureIn(item);
    if (failure !== undefined) {
      failed += 1;
      onFailed(call, failure);
      continue;
    }
    answered += 1;
    if (item.kind !== "reply" || store.has(call.id)) continue;
    appends.push(keep(call, item, { ...options, batch }));
    if (appends.length < appendsAtOnce) continue;
    await Promise.all(appends);
    appends = [];
  }
  await Promise.all(appends);
  for (const call of waiting.values()) {
    if (store.has(call.id)) continue;
    failed += 1;
    onFailed(call, rest);
  }
  return { answered, failed };
}

/** A reply that a provider's filter stopped is none, as with live calls. */
function failureIn(item: BatchItem): FailedBatchCall | undefined {
  if (item.kind === "failed") return item;
  return item.reply.finishReason === "content-filter"
    ? { failure: "content-filter", message: "The provider's filter stopped the reply" }
    : undefined;
}

interface KeepOptions extends CollectOptions {
  readonly batch: OpenBatch & { readonly id: string };
}

async function keep(
  call: BatchCall,
  { reply }: Extract<BatchItem, { kind: "reply" }>,
  { store, clock, evaluator, hold, emit, batch }: KeepOptions,
): Promise<void> {
  const liveUsd = callCost(evaluator.price, reply.usage);
  const part = batchPart(evaluator.price);
  const costUsd = liveUsd === undefined ? undefined : liveUsd * part;
  // Nobody counted the tokens: the mean of what was set aside for the batch.
  const isCountless = evaluator.price !== undefined && costUsd === undefined;
  const assumedCostUsd = isCountless ? batch.boundUsd / batch.calls.length : undefined;
  await store.append({
    id: call.id,
    evaluator: batch.fingerprint,
    evaluatorId: batch.evaluator,
    step: call.step,
    messagesHash: call.messagesHash,
    reply,
    costUsd,
    ...(assumedCostUsd === undefined ? {} : { assumedCostUsd }),
    attempts: 1,
    batch: batch.id,
    at: new Date(clock.now()).toISOString(),
  });
  const paid = costUsd ?? assumedCostUsd ?? 0;
  const bounded = { evaluator: batch.evaluator, step: call.step, boundUsd: 0 };
  hold?.pay(bounded, paid, part > 0 ? paid / part : paid);
  await emit({
    kind: "call",
    evaluator: batch.evaluator,
    id: call.id,
    costUsd,
    usage: reply.usage,
    latencyMs: undefined,
    attempts: 1,
  });
}
