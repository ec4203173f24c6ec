import type { ChatReply } from "./chat-reply.js";
import type { ChatRequest } from "./chat-model.js";
import type { ModelFailure } from "./model-failure.js";

/** The most that one batch may hold. */
export interface BatchLimits {
  readonly requests: number;
  /** Of all lines together, line ends included. */
  readonly bytes: number;
}

/** A batch, ready to be handed in. */
export interface BatchToSubmit {
  /** Our own name of it. */
  readonly key: string;
  /** Its calls, as `line` gives them. */
  readonly lines: readonly string[];
}

/** A batch that may or may not have reached the provider: what it can be told by. */
export interface BatchTrace {
  /** Our own name of the batch. */
  readonly key: string;
  /** Milliseconds since the epoch, before it was sent. */
  readonly at: number;
  /** Ids of its calls. */
  readonly calls: ReadonlySet<string>;
  /** Ids by which the provider knows our other batches. */
  readonly others: ReadonlySet<string>;
}

/** What the provider knows of such a batch; `unsure` where only its results, which are not there yet, can tell. */
export type FoundBatch =
  { readonly kind: "found"; readonly id: string } | { readonly kind: "absent" } | { readonly kind: "unsure" };

/** A call that came to nothing. */
export interface FailedBatchCall {
  readonly failure: ModelFailure;
  readonly message: string;
}

/** Where a batch stands. */
export type BatchState =
  | { readonly kind: "open" }
  /** Its results can be fetched; `rest` is what became of the calls without one. */
  | { readonly kind: "ended"; readonly rest: FailedBatchCall }
  /** It was refused as a whole: no call of it was made. `rate-limited`: too much was waiting already. */
  | ({ readonly kind: "refused" } & FailedBatchCall);

/** What became of one call of a batch. */
export type BatchItem =
  | { readonly kind: "reply"; readonly call: string; readonly reply: ChatReply }
  | ({ readonly kind: "failed"; readonly call: string } & FailedBatchCall);

/**
 * The seam to a provider's batch API: many requests are handed in at once, and answered hours later for less. No method
 * retries; each rejects with `ModelError` only.
 */
export interface BatchModel {
  readonly limits: BatchLimits;
  /** One call as the batch holds it, without a line end: the body is the one that a live call sends. Throws ModelError. */
  line(call: string, request: ChatRequest): string;
  /**
   * Hands in a batch; resolves with the provider's id of it. A rejection leaves open whether it arrived, unless the provider
   * answered with a status below 500. Status 404, 405 or 501: there is no batch API.
   */
  submit(batch: BatchToSubmit): Promise<string>;
  /** Looks for a batch of which only the intent is known. */
  find(trace: BatchTrace): Promise<FoundBatch>;
  look(id: string): Promise<BatchState>;
  /**
   * The results of an ended batch, in any order.
   *
   * @param wantsLogprobs whether a call asked for token probabilities
   */
  results(id: string, wantsLogprobs: (call: string) => boolean): AsyncIterable<BatchItem>;
  /** Asks the provider to make no further call of it. */
  cancel(id: string): Promise<void>;
}
