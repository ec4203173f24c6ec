import type { TokenUsage } from "./chat-reply.js";
import type { ModelFailure } from "./model-failure.js";

/** An attempt that was, or may have been, paid for, and whose reply is not kept. Never a part of any result: it is money only. */
export interface LostAttempt {
  /** Of the call; with `at` it names the attempt. */
  readonly id: string;
  /** Fingerprint of the evaluator that was asked, and its id. */
  readonly evaluator: string;
  readonly evaluatorId: string;
  readonly step: string;
  /** `killed`: the process ended while it was in flight. */
  readonly why: ModelFailure | "killed";
  /** As the provider counted, and what that costs in US dollars; absent where no answer said so. */
  readonly usage?: TokenUsage | undefined;
  readonly costUsd?: number | undefined;
  /** What it may have cost at most, in US dollars, where nobody counted. */
  readonly mostUsd?: number | undefined;
  /** When it was sent: ISO 8601, UTC. */
  readonly at: string;
}
