import type { ChatRequest } from "../core/chat-model.js";

/** A call as it waits for a worker; the job's id is the call's. */
export interface CallJob {
  /** Fingerprint of the evaluator that is asked: names its card, and what the worker's own must come to. */
  readonly evaluator: string;
  readonly evaluatorId: string;
  /** Keys and their limits are the worker's own. */
  readonly request: Omit<ChatRequest, "call" | "signal" | "key" | "onLimits">;
  /** What it costs at most, in US dollars; absent where the card has no price. */
  readonly mostUsd?: number | undefined;
}
