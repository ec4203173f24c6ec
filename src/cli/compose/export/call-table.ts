import { existsSync } from "node:fs";
import type { ChatReply } from "../../../core/chat-reply.js";
import type { CallRecord } from "../../../core/call-record.js";
import { IdTable } from "../../../core/id-table.js";
import { readCalls } from "../../../store/read-calls.js";
import type { TableRow } from "../../../store/write-parquet.js";
import type { StoredRun } from "../read-run.js";
import type { TableSource } from "./table-source.js";

/** One row a finished call of the run's own: tokens, cost, time and how it ended; the reply's text only where it is asked for. */
export function callTable({ paths }: Pick<StoredRun, "paths">, texts: boolean): TableSource {
  return {
    name: "calls",
    columns: [
      { name: "id", type: "STRING", what: "what judgments name it by" },
      { name: "evaluator", type: "STRING", what: "who answered" },
      { name: "step", type: "STRING", what: "the protocol's step" },
      { name: "prompt_sha256", type: "STRING", what: "of the messages as sent" },
      { name: "finish_reason", type: "STRING", what: "stop, length, refusal, content-filter or unknown" },
      { name: "served_model", type: "STRING", what: "who the provider says answered" },
      { name: "input_tokens", type: "INT32", what: "as billed; missing where nobody counted" },
      { name: "output_tokens", type: "INT32", what: "as billed, hidden reasoning included" },
      { name: "reasoning_tokens", type: "INT32", what: "the hidden part of them" },
      { name: "cached_tokens", type: "INT32", what: "input that the provider read from its cache" },
      { name: "cost_usd", type: "DOUBLE", what: "by the card's price" },
      { name: "latency_ms", type: "DOUBLE", what: "of the attempt that succeeded" },
      { name: "attempts", type: "INT32", what: "that it took" },
      { name: "at", type: "STRING", what: "when it ended, ISO 8601, UTC" },
      { name: "reply_characters", type: "INT32", what: "length of the reply" },
      ...(texts ? [{ name: "reply", type: "STRING", what: "the reply, as it came" } as const] : []),
    ],
    rows: async function* () {
      if (!existsSync(paths.calls)) return;
      const seen = new IdTable();
      for await (const record of readCalls(paths.calls)) {
        // Of two records with one id the first counts.
        const known = seen.size;
        if (seen.add(record.id) === known) yield rowOf(record, texts);
      }
    },
  };
}

function rowOf(record: CallRecord, texts: boolean): TableRow {
  const { id, evaluatorId, step, messagesHash, reply, costUsd, latencyMs, attempts, at } = record;
  return [
    ...[id, evaluatorId, step, messagesHash === "" ? null : messagesHash],
    ...[reply.finishReason, reply.servedModel ?? null],
    ...tokensOf(reply),
    ...[costUsd ?? null, latencyMs ?? null, attempts, at, reply.text.length],
    ...(texts ? [reply.text] : []),
  ];
}

function tokensOf({ usage }: ChatReply): TableRow {
  if (usage === undefined) return [null, null, null, null];
  return [usage.input, usage.output, usage.reasoning ?? null, usage.cacheRead ?? null];
}
