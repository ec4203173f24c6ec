import { cleanAnswer } from "./clean-answer.js";

const words =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const written = /(?<![\w.])[-+]?\s?[$€£]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w])/gu;

/**
 * The number that a piece of a reply states: the whole piece, what stands behind its last "=", or the only number in it, in digits or (up
 * to twenty) in words. Undefined where it has none or several different ones.
 */
export function readNumber(piece: string): number | undefined {
  const text = cleanAnswer(piece).replace(/[−–]/gu, "-");
  const stated = text.slice(text.lastIndexOf("=") + 1);
  const digits = [...stated.matchAll(written)].map(([number]) => Number(number.replace(/[\s,$€£+]/gu, "")));
  const spelled = stated
    .toLowerCase()
    .split(/[^a-z]+/u)
    .map((word) => words.indexOf(word))
    .filter((number) => number >= 0);
  const [first, second] = new Set(digits.length > 0 ? digits : spelled);
  return second === undefined ? first : undefined;
}
