import type { ResultStore } from "../../core/result-store.js";
import type { CallFactsTable } from "./call-facts-table.js";

/** Reads the figures of all stored calls, without their texts, into a table. */
export async function readCallFacts(
  store: Pick<ResultStore, "records">,
  table: CallFactsTable,
): Promise<CallFactsTable> {
  for await (const { id, evaluatorId, reply, costUsd, latencyMs, attempts } of store.records()) {
    const { usage } = reply;
    table.add(id, {
      input: usage?.input,
      output: usage?.output,
      reasoning: usage === undefined ? undefined : (usage.reasoning ?? 0),
      cached: usage?.cacheRead,
      costUsd,
      evaluator: evaluatorId,
      latencyMs,
      attempts,
    });
  }
  return table;
}
