/** What LLMBar's recordings call our protocols. */
export const llmbarProtocols: Readonly<Record<string, string>> = {
  Vanilla: "base",
  Vanilla_NoRules: "base-no-rules",
  Vanilla_1shot: "base-1shot",
  Vanilla_2shot: "base-2shot",
  CoT: "cot",
  Metrics: "metrics",
  Reference: "reference",
  Metrics_Reference: "metrics-reference",
  Swap: "swap",
  Swap_CoT: "swap-cot",
  Rating: "rating",
  Rating_NoRules: "rating-no-rules",
  Rating_Metrics: "rating-metrics",
  Rating_Reference: "rating-reference",
  Rating_Metrics_Reference: "rating-metrics-reference",
};
