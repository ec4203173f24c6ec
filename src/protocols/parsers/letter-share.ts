import type { TokenLogprob } from "../../core/chat-reply.js";

/**
 * The probability of the letter that a reply names, as a share of that of all letters on the menu, at the last token that is
 * this letter, 0..1; undefined where no token is. Letters are in capitals; "K", " k", "(K" and "K)" are one. A letter that is
 * not among the token's alternatives counts as impossible.
 */
export function letterShare(
  tokens: readonly TokenLogprob[],
  said: string,
  letters: readonly string[],
): number | undefined {
  const token = tokens.findLast((candidate) => letterOf(candidate.token) === said);
  if (token === undefined) return undefined;
  const weighed = new Map(token.top.map((alternative) => [alternative.token, alternative.logprob]));
  if (!weighed.has(token.token)) weighed.set(token.token, token.logprob);
  let own = 0;
  let all = 0;
  for (const [text, logprob] of weighed) {
    const letter = letterOf(text);
    const probability = Math.exp(logprob);
    if (!letters.includes(letter) || Number.isNaN(probability)) continue;
    all += probability;
    if (letter === said) own += probability;
  }
  return all > 0 ? own / all : undefined;
}

function letterOf(token: string): string {
  return /^[\s"'`*([{]*([a-z]{1,2})[\s"'`*)\]}.!]*$/i.exec(token)?.[1]?.toUpperCase() ?? "";
}
