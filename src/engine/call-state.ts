import type { ChatReply } from "../core/chat-reply.js";
import type { ModelFailure } from "../core/model-failure.js";

/** A call that came back with a reply. */
export interface AnsweredCall {
  readonly kind: "reply";
  readonly reply: ChatReply;
}

/** A call that failed for good, as far as this go is concerned. */
export interface FailedCall {
  readonly kind: "failed";
  readonly failure: ModelFailure;
  readonly message: string;
}

/** How a call ended. */
export type CallState = AnsweredCall | FailedCall;
