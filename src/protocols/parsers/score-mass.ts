import type { TokenLogprob } from "../../core/chat-reply.js";

/** The ends of a scale of whole numbers, both allowed and not below 0. */
export interface WholeScale {
  readonly low: number;
  readonly high: number;
}

interface Path {
  readonly tokens: readonly TokenLogprob[];
  readonly numbers: readonly string[];
  readonly mass: Map<number, number>;
}

interface Node {
  /** The token to look at, and the digits and the probability that lead to it. */
  readonly index: number;
  readonly digits: string;
  readonly probability: number;
}

interface Alternative {
  readonly token: string;
  readonly probability: number;
}

/**
 * The probability of each number of a scale at the place where a reply's number begins, as far as the reported
 * alternatives tell; what they do not tell is missing from the sum. Tokens with and without a space before the number count
 * alike. Where a number begins a longer one of the scale ("1" and "10"), it counts if the longer one is reported as a token
 * of its own; otherwise only the written number is followed, digit by digit, and the probability of others that begin so
 * stays open. Empty where the number cannot be told: no token begins with it, or the reply holds another number.
 *
 * @param written the number that the reply's text says
 */
export function scoreMass(
  tokens: readonly TokenLogprob[],
  written: number,
  { low, high }: WholeScale,
): ReadonlyMap<number, number> {
  const mass = new Map<number, number>();
  const text = tokens.map(({ token }) => token).join("");
  const others = text.replace(new RegExp(String.raw`/\s*${high}(?!\d)`), "").match(/\d+/g) ?? [];
  if (others.length !== 1 || others[0] !== String(written)) return mass;
  const index = tokens.findIndex(({ token }) => /\d/.test(token));
  const numbers = Array.from({ length: high - low + 1 }, (_, step) => String(low + step));
  walk({ tokens, numbers, mass }, { index, digits: "", probability: 1 });
  return mass;
}

function walk(path: Path, { index, digits, probability }: Node): void {
  const token = path.tokens[index];
  if (token === undefined) return;
  const alternatives = alternativesOf(token).map((alternative) => ({
    ...alternative,
    // A space within a number ends it.
    text: digits === "" ? alternative.token.trim() : alternative.token,
  }));
  for (const alternative of alternatives) {
    const reached = probability * alternative.probability;
    if (!/^\d+$/.test(alternative.text)) {
      if (digits !== "" && !/^\d/.test(alternative.text)) add(path, digits, reached);
      continue;
    }
    const number = digits + alternative.text;
    const longer = path.numbers.filter((other) => other.length > number.length && other.startsWith(number));
    const isToken = alternatives.some(({ text }) => longer.includes(digits + text));
    if (longer.length === 0 || isToken) add(path, number, reached);
    else if (alternative.token === token.token)
      walk(path, { index: index + 1, digits: number, probability: reached });
  }
}

function add({ numbers, mass }: Path, digits: string, probability: number): void {
  if (!numbers.includes(digits)) return;
  const number = Number(digits);
  mass.set(number, (mass.get(number) ?? 0) + probability);
}

/** The reported alternatives, each once, with the token that was written, which they may lack. */
function alternativesOf({ token, logprob, top }: TokenLogprob): readonly Alternative[] {
  const logprobs = new Map(top.map((alternative) => [alternative.token, alternative.logprob]));
  if (!logprobs.has(token)) logprobs.set(token, logprob);
  return [...logprobs].flatMap(([text, value]) =>
    Number.isNaN(value) ? [] : [{ token: text, probability: Math.min(1, Math.exp(value)) }],
  );
}
