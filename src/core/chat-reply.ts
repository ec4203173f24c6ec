/** Why a reply ended. `unknown` where a recording does not say. */
export type FinishReason = "stop" | "length" | "refusal" | "content-filter" | "unknown";

/** One token with the alternatives that the model weighed; log probabilities are natural, <= 0. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

/** Tokens as the provider billed them; absent where nobody counted. */
export interface TokenUsage {
  readonly input: number;
  /** Everything billed as output, hidden reasoning included. */
  readonly output: number;
  /** The part of `output` that was hidden reasoning. */
  readonly reasoning?: number | undefined;
  /** The part of `input` read from or written to a prompt cache. */
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
}

/** What came back from a model: text, how it ended, and what it cost in tokens. */
export interface ChatReply {
  readonly text: string;
  readonly finishReason: FinishReason;
  readonly usage?: TokenUsage | undefined;
  readonly logprobs?: readonly TokenLogprob[] | undefined;
  /** The model name that the provider says answered. */
  readonly servedModel?: string | undefined;
  readonly requestId?: string | undefined;
}
