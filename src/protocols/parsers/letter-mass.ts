import type { TokenLogprob } from "../../core/chat-reply.js";
import type { Letter } from "./reading.js";

/** Probabilities, 0..1, that a reply names the one or the other letter; the rest of 1 says something else. */
export type LetterMass = Readonly<Record<Letter, number>>;

/**
 * The probabilities of both letters at the last token that is the letter which the reply names, as far as the reported
 * alternatives tell; undefined where no token is that letter. "a", " A", "(a" and "a)" are one letter.
 */
export function letterMass(tokens: readonly TokenLogprob[], said: Letter): LetterMass | undefined {
  const token = tokens.findLast((candidate) => letterOf(candidate.token) === said);
  if (token === undefined) return undefined;
  const logprobs = new Map(token.top.map((alternative) => [alternative.token, alternative.logprob]));
  if (!logprobs.has(token.token)) logprobs.set(token.token, token.logprob);
  const mass = { a: 0, b: 0 };
  for (const [text, logprob] of logprobs) {
    const letter = letterOf(text);
    if (letter !== undefined && !Number.isNaN(logprob)) mass[letter] += Math.min(1, Math.exp(logprob));
  }
  return mass;
}

function letterOf(token: string): Letter | undefined {
  const bare = /^[\s"'*(]*([ab])[\s"'*).]*$/i.exec(token)?.[1]?.toLowerCase();
  return bare === "a" || bare === "b" ? bare : undefined;
}
