import type { AnswerForm } from "./answer-form.js";
import type { AnswerSchema } from "./answer-schema.js";
import type { AskScope } from "./ask.js";
import type { ChatReply } from "./chat-reply.js";
import type { Message } from "./message.js";
import type { RateLimits } from "./rate-limits.js";
import type { Sampling } from "./sampling.js";

/** Which question of which trial a request is: for judges that replay or simulate. Providers never see it. */
export interface CallAddress {
  readonly protocol: string;
  readonly dataset: string;
  readonly instance: string;
  readonly step: string;
  readonly scope: AskScope;
  readonly sample: number;
  readonly repeat: number;
}

/** One chat request, ready to be sent. `sampling` is the evaluator card's, overlaid by the step's. */
export interface ChatRequest {
  /** Id of the call that this is an attempt at, the same each time; absent where nobody keeps the reply. */
  readonly call?: string | undefined;
  readonly messages: readonly Message[];
  readonly sampling: Sampling;
  readonly answer: AnswerForm;
  /** What the reply must fulfil: sent by the provider's own mechanism, or refused (`bad-request`). */
  readonly schema?: AnswerSchema | undefined;
  readonly address: CallAddress;
  /** Which of the evaluator's keys to use, counted from 0; absent: each in turn. */
  readonly key?: number | undefined;
  /** Told what the headers of an answer, good or bad, say of the provider's limits. */
  readonly onLimits?: ((limits: RateLimits) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A reply, with the time that it took where the call was made elsewhere and only that place could measure it. */
export interface TimedReply extends ChatReply {
  /** From sending the request to its last byte. */
  readonly latencyMs?: number | undefined;
}

/**
 * The seam to every judge: a provider's API, a recording, a simulation or a rule.
 */
export interface ChatModel {
  readonly id: string;
  /** Changes whenever replies might: adapter, model, endpoint, revision, sampling. */
  readonly fingerprint: string;
  /** Makes one attempt; never retries. Rejects with `ModelError` only. */
  complete(request: ChatRequest): Promise<TimedReply>;
}
