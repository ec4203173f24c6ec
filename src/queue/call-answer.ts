import type { ChatReply } from "../core/chat-reply.js";
import type { Billed } from "../core/errors.js";
import type { ModelFailure } from "../core/model-failure.js";
import type { RateLimits } from "../core/rate-limits.js";

/** What every answer says. */
interface AnswerOfWorker {
  /** Name of the worker. */
  readonly by: string;
  /** What the provider said of its limits. */
  readonly limits?: RateLimits | undefined;
}

/** A reply that a worker has brought, with all that a record of it needs: nobody may be left who knows the call. */
export interface AnsweredJob extends AnswerOfWorker {
  readonly kind: "reply";
  readonly evaluator: string;
  readonly evaluatorId: string;
  readonly step: string;
  readonly messagesHash: string;
  readonly mostUsd?: number | undefined;
  readonly reply: ChatReply;
  readonly latencyMs: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** An attempt that failed: what a `ModelError` holds. */
export interface FailedJob extends AnswerOfWorker {
  readonly kind: "failed";
  readonly failure: ModelFailure;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly billed?: Billed | undefined;
}

/** The worker met a bug of an adapter. */
export interface BrokenJob extends AnswerOfWorker {
  readonly kind: "broken";
  readonly message: string;
}

/** How an attempt at a call ended at a worker. */
export type CallAnswer = AnsweredJob | FailedJob | BrokenJob;
