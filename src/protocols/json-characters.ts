/** A text as JSON has it between quotation marks. */
export interface JsonCharacters {
  readonly characters: string;
  /** Whether it holds no half of a surrogate pair, which might meet its other half in the next text. */
  readonly isWhole: boolean;
}

/** Shorter texts are written as fast as they are looked up. In characters. */
const shortest = 64;

/** As many texts are kept: those of the few instances that are asked about in a row. */
const most = 256;

let written = new Map<string, JsonCharacters>();

/** A text as the characters between the quotation marks of its JSON. Long texts that were written lately are remembered. */
export function jsonCharacters(text: string): JsonCharacters {
  if (text.length < shortest) return write(text);
  const known = written.get(text);
  if (known !== undefined) return known;
  const characters = write(text);
  // Not cleared: an old table would keep what comes after it from being collected.
  if (written.size >= most) written = new Map();
  written.set(text, characters);
  return characters;
}

function write(text: string): JsonCharacters {
  return { characters: JSON.stringify(text).slice(1, -1), isWhole: !/\p{Surrogate}/u.test(text) };
}
