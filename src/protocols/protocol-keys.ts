/** Every key that a card, a shared step or their parts may have: what hints choose from. */
export const protocolKeys: readonly string[] = [
  ...[
    "id",
    "version",
    "title",
    "source",
    "effect",
    "cost",
    "needs",
    "shape",
    "steps",
    "scale",
    "pair",
    "rubric",
    "criteria",
  ],
  ...["use", "name", "dependsOn", "parser", "ties", "sampling", "samples", "low", "high", "rule", "margin"],
  ...["roles", "character", "rounds", "verdict", "members", "evaluator", "labels"],
  ...["temperature", "topP", "topK", "maxTokens", "seed", "stop", "logprobs", "effort", "thinkingTokens"],
];
