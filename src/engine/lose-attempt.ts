import type { AttemptJournal } from "../core/attempt-journal.js";
import type { TokenUsage } from "../core/chat-reply.js";
import type { ModelFailure } from "../core/model-failure.js";
import type { NotedAttempt } from "./noted-attempt.js";

/** Why an attempt has no reply that is kept, and what is known of its bill. */
export interface AttemptLoss {
  readonly why: ModelFailure;
  readonly usage: TokenUsage | undefined;
  /** US dollars; undefined where nobody counted the tokens. */
  readonly costUsd: number | undefined;
}

/** Notes that an attempt was, or may have been, paid for in vain. */
export function loseAttempt(
  attempts: AttemptJournal | undefined,
  { sent, open }: NotedAttempt,
  { why, usage, costUsd }: AttemptLoss,
): void {
  const { mostUsd, ...names } = sent;
  attempts?.lose({ ...names, why, ...(costUsd === undefined ? { mostUsd } : { usage, costUsd }) });
  open?.over();
}
