import type { CallRecord } from "../core/call-record.js";

/**
 * A record as one line of `calls.jsonl`, without the line end. The id comes first, so that opening a run finds it without
 * reading the rest; the reply comes last, so that a person sees what was asked before a long text. Lone surrogates are
 * escaped, hence the line is valid UTF-8 and gives back the same text.
 */
export function recordLine(record: CallRecord): string {
  const { id, evaluatorId, step, attempts, latencyMs, costUsd, at, evaluator, messagesHash } = record;
  const { imported, assumedCostUsd, batch, reply } = record;
  // Key by key: to gather "the rest" of a record takes longer than to write it.
  const line = {
    id,
    evaluatorId,
    step,
    attempts,
    latencyMs,
    costUsd,
    at,
    evaluator,
    messagesHash,
    imported,
    assumedCostUsd,
    batch,
    reply,
  } satisfies Record<keyof CallRecord, unknown>;
  return JSON.stringify(line);
}
