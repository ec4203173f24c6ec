import { canonicalJson } from "../core/canonical-json.js";
import type { ChatModel } from "../core/chat-model.js";
import type { Clock } from "../core/clock.js";
import { ModelError } from "../core/errors.js";
import type { RateLimits } from "../core/rate-limits.js";
import { sha256 } from "../core/sha256.js";
import type { CallAnswer } from "./call-answer.js";
import type { CallJob } from "./call-job.js";
import { failedJobOf } from "./failed-job-of.js";

/** What a worker makes a call with. */
export interface AnswerOptions {
  /** The worker's name. */
  readonly by: string;
  readonly clock: Clock;
  /** The evaluator with a fingerprint. Rejects with a ModelError where it cannot be asked from here. */
  readonly modelOf: (fingerprint: string) => Promise<ChatModel>;
}

/** Makes one attempt at a call. Never rejects: whatever happened is the answer. */
export async function answerCall(job: CallJob, { by, clock, modelOf }: AnswerOptions): Promise<CallAnswer> {
  const { evaluator, evaluatorId, request, mostUsd } = job;
  let limits: RateLimits | undefined;
  const onLimits = (told: RateLimits): void => {
    limits = told;
  };
  try {
    const model = await modelOf(evaluator);
    const start = clock.monotonic();
    const timed = await model.complete({ ...request, onLimits });
    const { latencyMs = clock.monotonic() - start, ...reply } = timed;
    return {
      kind: "reply",
      by,
      limits,
      evaluator,
      evaluatorId,
      step: request.address.step,
      messagesHash: sha256(canonicalJson(request.messages)),
      mostUsd,
      reply,
      latencyMs,
      at: new Date(clock.now()).toISOString(),
    };
  } catch (error) {
    if (error instanceof ModelError) return { ...failedJobOf(error, by), limits };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "broken", by, message };
  }
}
