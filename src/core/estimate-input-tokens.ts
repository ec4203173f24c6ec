import type { Message } from "./message.js";

/** English chat text has between 3.3 and 4.8 characters a token in the tokenisers in use; code and lists have fewer. */
const charactersPerToken = { low: 4.8, high: 3.3 };

/** Tokens that a chat format adds to each message. */
const tokensPerMessage = 4;

/** Bounds of the tokens that some messages will be billed for, counted in characters. */
export function estimateInputTokens(messages: readonly Message[]): {
  readonly low: number;
  readonly high: number;
} {
  const characters = messages.reduce((total, { content }) => total + content.length, 0);
  const overhead = messages.length * tokensPerMessage;
  return {
    low: Math.floor(characters / charactersPerToken.low) + overhead,
    high: Math.ceil(characters / charactersPerToken.high) + overhead,
  };
}
