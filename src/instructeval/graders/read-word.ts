import { cleanAnswer } from "./clean-answer.js";

const negations = /\b(?:not|never|cannot)\b|n['’]t\b/iu;

/**
 * The word of a closed menu (yes and no, valid and invalid) that a piece of a reply says: its first word, or the only one of the menu in
 * it where nothing is negated. Undefined where it says several. "Not" is no "No".
 */
export function readWord(piece: string, menu: readonly string[]): string | undefined {
  const text = cleanAnswer(piece).toLowerCase();
  const said = text.split(/[^\p{L}]+/u).filter((word) => menu.includes(word));
  const [word, other] = new Set(said);
  if (word === undefined || other !== undefined) return undefined;
  const opens = /^[^\p{L}]*(\p{L}+)/u.exec(text)?.[1] === word;
  return opens || !negations.test(text) ? word : undefined;
}
