import type { AskScope } from "./ask.js";
import type { ChatReply } from "./chat-reply.js";

/** One finished call as the run folder keeps it. `id` comes first in the line. */
export interface CallRecord {
  readonly id: string;
  /** Fingerprint of the evaluator that answered. */
  readonly evaluator: string;
  /** Its id, for readers. */
  readonly evaluatorId: string;
  readonly step: string;
  /** Empty for an imported reply: its prompt is not known. */
  readonly messagesHash: string;
  /** Of an imported reply: what its step depends on, which of the samples it is, and the one criterion it is about. */
  readonly imported?:
    | { readonly scope: AskScope; readonly sample: number; readonly criterion?: string | undefined }
    | undefined;
  readonly reply: ChatReply;
  /** In US dollars by the card's price; absent where the card has none or nobody counted the tokens. */
  readonly costUsd?: number | undefined;
  /** What a budget takes it to have cost where it has a price and nobody counted the tokens; no leaderboard shows it. */
  readonly assumedCostUsd?: number | undefined;
  /**
   * From sending the attempt that succeeded to its last byte; queueing and waits between attempts do not count. Absent for a
   * call made in a batch: nobody knows how long it took.
   */
  readonly latencyMs?: number | undefined;
  /** The provider's id of the batch that it was made in; absent for a live call. */
  readonly batch?: string | undefined;
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}
