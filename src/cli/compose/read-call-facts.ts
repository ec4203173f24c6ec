import type { ResultStore } from "../../core/result-store.js";
import type { CallFacts } from "../../metrics/call-totals.js";

/** What measuring and timing need of a stored call. */
export interface StoredCallFacts extends CallFacts {
  /** Undefined for a call made in a batch. */
  readonly latencyMs: number | undefined;
  readonly attempts: number;
}

/** Reads the figures of all stored calls, without their texts. */
export async function readCallFacts(
  store: Pick<ResultStore, "records">,
): Promise<ReadonlyMap<string, StoredCallFacts>> {
  const facts = new Map<string, StoredCallFacts>();
  for await (const { id, evaluatorId, reply, costUsd, latencyMs, attempts } of store.records()) {
    const { usage } = reply;
    facts.set(id, {
      input: usage?.input,
      output: usage?.output,
      reasoning: usage === undefined ? undefined : (usage.reasoning ?? 0),
      costUsd,
      evaluator: evaluatorId,
      latencyMs,
      attempts,
    });
  }
  return facts;
}
