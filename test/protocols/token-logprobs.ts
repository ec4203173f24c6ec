import type { TokenLogprob } from "../../src/core/chat-reply.js";

/** A token that was written, with the probabilities of the alternatives (its own among them, if it was reported). */
export function token(written: string, probabilities: Readonly<Record<string, number>>): TokenLogprob {
  const top = Object.entries(probabilities).map(([text, share]) => ({
    token: text,
    logprob: Math.log(share),
  }));
  return { token: written, logprob: Math.log(probabilities[written] ?? 0.001), top };
}
