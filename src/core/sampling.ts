/**
 * Decoding settings of a request. What is absent is not sent; what is present is sent as it is, or the adapter refuses.
 */
export interface Sampling {
  /** 0..2. */
  readonly temperature?: number | undefined;
  /** 0..1. */
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  /** Upper bound of the reply's visible tokens; a reasoning model's allowance is added by its evaluator card. */
  readonly maxTokens?: number | undefined;
  readonly seed?: number | undefined;
  readonly stop?: readonly string[] | undefined;
  /** How many alternatives to report for each token, 1..20. */
  readonly logprobs?: number | undefined;
  readonly effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | undefined;
  /** Tokens a model may spend on hidden thinking before it answers. */
  readonly thinkingTokens?: number | undefined;
}
