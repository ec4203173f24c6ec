/** A call as a batch's entry in the journal holds it: what its record needs once the reply is there. */
export interface BatchCall {
  readonly id: string;
  readonly step: string;
  readonly messagesHash: string;
  /** Whether it asked for token probabilities. */
  readonly logprobs: boolean;
}

/** A batch that is about to be handed in. */
export interface BatchIntent {
  /** Our own name of it. */
  readonly key: string;
  /** Id of the evaluator that answers. */
  readonly evaluator: string;
  readonly fingerprint: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** What it costs at most, as far as that can be told beforehand, in US dollars; 0 where no price is known. */
  readonly boundUsd: number;
  readonly calls: readonly BatchCall[];
}

/** A batch whose results are not stored yet. */
export interface OpenBatch extends BatchIntent {
  /** The provider's id; undefined while nobody knows whether it arrived. */
  readonly id: string | undefined;
}

/** How a batch ended. */
export interface BatchEnd {
  /** `absent`: it never reached the provider. `lost`: the provider knows it no more. */
  readonly how: "fetched" | "refused" | "absent" | "lost";
  readonly answered: number;
  readonly failed: number;
}

/**
 * Which batches are under way: durable, so that no call is paid for twice whenever a process dies. An intent is written
 * before a batch is handed in, the provider's id after, and an end once every reply is stored.
 */
export interface BatchJournal {
  /** In the order handed in. */
  open(): readonly OpenBatch[];
  /** How many batches ended, in all goes. */
  ended(): number;
  /** Each resolves once it is durable. */
  intend(intent: BatchIntent): Promise<void>;
  submitted(key: string, id: string): Promise<void>;
  end(key: string, end: BatchEnd): Promise<void>;
  close(): Promise<void>;
}
