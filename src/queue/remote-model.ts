import type { ChatModel } from "../core/chat-model.js";
import type { HttpEvaluatorCard } from "../core/evaluator-card.js";
import type { CallExchange } from "./call-exchange.js";
import type { CallJob } from "./call-job.js";
import { modelErrorOf } from "./model-error-of.js";

/** What a remote model stands for. */
export interface RemoteModelOptions {
  readonly card: HttpEvaluatorCard;
  readonly fingerprint: string;
  readonly exchange: Pick<CallExchange, "ask">;
  /** What a call costs at most, in US dollars; undefined where nobody knows. */
  readonly mostUsdOf: (request: CallJob["request"]) => number | undefined;
}

/**
 * A model whose calls workers make. Everything that bounds calls (limits, budget, retries) stays with the one who asks it, and so
 * holds for all workers together. Waiting for a worker is no part of the latency.
 */
export function remoteModel({ card, fingerprint, exchange, mostUsdOf }: RemoteModelOptions): ChatModel {
  return {
    id: card.id,
    fingerprint,
    complete: async ({ call, messages, sampling, answer: form, schema, address, signal, onLimits }) => {
      if (call === undefined) throw new TypeError("A call without an id cannot be handed out");
      const request = { messages, sampling, answer: form, schema, address };
      const job = { evaluator: fingerprint, evaluatorId: card.id, request, mostUsd: mostUsdOf(request) };
      const answer = await exchange.ask({ call, job, card, signal });
      if (answer.limits !== undefined) onLimits?.(answer.limits);
      switch (answer.kind) {
        case "reply":
          return { latencyMs: answer.latencyMs, ...answer.reply };
        case "failed":
          throw modelErrorOf(answer);
        case "broken":
          throw new Error(`Worker ${answer.by} met a bug: ${answer.message}`);
      }
    },
  };
}
