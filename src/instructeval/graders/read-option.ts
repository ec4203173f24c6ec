import { cleanAnswer } from "./clean-answer.js";
import { plainText } from "./plain-text.js";

/**
 * The letter that a piece of a reply chooses: "B", "(B)", "B. text", "option B", or the text of the option alone. Undefined where it names
 * no letter on the menu, two of them, or a letter beside another option's text; "A boat" is an article and no letter, "Ambiguous" no A.
 *
 * @param options their texts, A first
 */
export function readOption(piece: string, options: readonly string[]): string | undefined {
  const text = cleanAnswer(piece).replace(/^(?:option|choice|letter)\s+(?=\(?[A-Z]\b)/iu, "");
  const byText = letterOfText(text, options);
  if (byText !== undefined) return byText;
  const opening =
    /^(?:\(\s*([A-Za-z])\s*\)|\[([A-Za-z])\]|([A-Z])(?=[.):,;]|$)|([a-z])(?=[.)]|$)|([A-Z])(?=\s))/u.exec(
      text,
    );
  if (opening === null) return onlyBracketed(text, options);
  const said = opening.slice(1).join("");
  const rest = text.slice(opening[0].length).replace(/^[\s.):,;-]+/u, "");
  const letter = onMenu(said, options);
  const other = letterOfText(rest, options);
  if (other !== undefined) return other === letter ? letter : undefined;
  // A capital with a word behind it and nothing between them may be a word itself.
  if (letter === undefined || opening[5] !== undefined) return onlyBracketed(text, options);
  return namesAnother(rest, letter, options) ? undefined : letter;
}

function onMenu(said: string, options: readonly string[]): string | undefined {
  const letter = said.toUpperCase();
  const place = letter.charCodeAt(0) - 65;
  return place < options.length ? letter : undefined;
}

function letterOfText(text: string, options: readonly string[]): string | undefined {
  const plain = plainText(text);
  if (plain === "") return undefined;
  const places = [...options.keys()].filter((place) => plainText(options[place] ?? "") === plain);
  const [place, second] = places;
  return place === undefined || second !== undefined ? undefined : String.fromCharCode(65 + place);
}

/** "I would choose (B) here.", "I'd say B" */
function onlyBracketed(text: string, options: readonly string[]): string | undefined {
  const [letter, second] = bracketed(text, options);
  if (letter !== undefined) return second === undefined ? letter : undefined;
  const last = /\s([A-Z])$/u.exec(text)?.[1];
  const capitals = [...text.matchAll(/\b[A-Z]\b(?!['’])/gu)].flatMap(([said]) => onMenu(said, options) ?? []);
  const isAlone = new Set(capitals).size === 1 && !/\bnot\b|n['’]t\b/iu.test(text);
  return last !== undefined && isAlone ? onMenu(last, options) : undefined;
}

function bracketed(text: string, options: readonly string[]): readonly string[] {
  const said = [...text.matchAll(/\(([A-Z])\)/gu)].flatMap(
    ([, letter = ""]) => onMenu(letter, options) ?? [],
  );
  return [...new Set(said)];
}

/** "or (B)", "and B": a second letter on the menu, in brackets or after a word that joins two. */
function namesAnother(rest: string, letter: string, options: readonly string[]): boolean {
  const joined = /^(?:or|and|\/)\s*\(?([A-Z])\b/u.exec(rest)?.[1];
  const letters = [...bracketed(rest, options), ...(joined === undefined ? [] : [joined])];
  return letters.some((other) => other !== letter);
}
