/** Shorter texts are written as fast as they are looked up. In characters. */
const shortest = 64;

/** As many texts are kept: those of the few instances that are asked about in a row. */
const most = 256;

const written = new Map<string, string>();

/** A text as the characters between the quotation marks of its JSON. Long texts that were written lately are remembered. */
export function jsonCharacters(text: string): string {
  if (text.length < shortest) return JSON.stringify(text).slice(1, -1);
  const known = written.get(text);
  if (known !== undefined) return known;
  const characters = JSON.stringify(text).slice(1, -1);
  if (written.size >= most) written.clear();
  written.set(text, characters);
  return characters;
}
