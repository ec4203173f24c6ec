import type { Ask } from "../core/ask.js";

/** Bounds of a number of tokens. */
export interface TokenRange {
  readonly low: number;
  readonly high: number;
}

/** English chat text has between 3.3 and 4.8 characters a token in the tokenisers in use; code and lists have fewer. */
const charactersPerToken = { low: 4.8, high: 3.3 };

/** Tokens that a chat format adds to each message. */
const tokensPerMessage = 4;

/**
 * Bounds of the tokens that one ask will be billed for. The input is counted in characters; the output lies between the
 * shortest example of its answer form and the step's limit (or, for free text without a limit, 600 tokens).
 */
export function estimateTokens(ask: Ask): { readonly input: TokenRange; readonly output: TokenRange } {
  const characters = ask.messages.reduce((total, { content }) => total + content.length, 0);
  const overhead = ask.messages.length * tokensPerMessage;
  const limit = ask.sampling.maxTokens ?? 600;
  return {
    input: {
      low: Math.floor(characters / charactersPerToken.low) + overhead,
      high: Math.ceil(characters / charactersPerToken.high) + overhead,
    },
    output: { low: Math.min(limit, shortestReply(ask)), high: limit },
  };
}

function shortestReply({ answer }: Ask): number {
  switch (answer.kind) {
    case "text":
      return 40;
    case "choice":
      return Math.ceil(Math.min(answer.options.first.length, answer.options.second.length) / 4);
    case "scores":
      return answer.form === "number" ? 1 : 8 * answer.criteria.length;
  }
}
