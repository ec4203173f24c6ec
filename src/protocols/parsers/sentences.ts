/** One sentence of a reply, plain and in lower case. `line` counts the non-empty lines from 0. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

// Some judges and recordings write a line's end as the two characters \ and n.
const lineEnd = /\r\n|[\n\r\u2028\u2029]|\\n(?![a-z])/;
const markup = /[*_`"\u201C\u201D\u00AB\u00BB]/g;
/** What goes on for longer is read in pieces of so many characters: what a pattern looks through is bounded. Judges' sentences have some hundred. */
const longest = 2000;
const piece = new RegExp(String.raw`[^]{1,${longest}}(?= |$)|[^]{1,${longest}}`, "g");
const sentenceEnd = /(?<=[.!?;])(?<!\b(?:e\.g|i\.e|vs)\.)\s+/;

/** The non-empty lines of a reply without Markdown emphasis and quotes, in lower case, spaces collapsed. */
export function plainLines(text: string): readonly string[] {
  return text
    .split(lineEnd)
    .map((line) =>
      line
        .replace(/\u2019/g, "'")
        .replace(markup, "")
        .replace(/(?<![a-z])'|'(?![a-z])/gi, "")
        .replace(/\s+/g, " ")
        .trim()
        .toLowerCase(),
    )
    .filter((line) => line !== "");
}

/** The sentences of a reply, in order; a sentence never goes beyond its line, nor beyond 2,000 characters. */
export function sentences(text: string): readonly Sentence[] {
  return plainLines(text).flatMap((line, index) =>
    line
      .split(sentenceEnd)
      .flatMap(piecesOf)
      .map((sentence) => ({ text: sentence, line: index })),
  );
}

function piecesOf(sentence: string): readonly string[] {
  if (sentence.length <= longest) return [sentence];
  return Array.from(sentence.matchAll(piece), ([text]) => text.trim());
}
