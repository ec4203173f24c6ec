import type { Citation } from "../core/run-methods.js";
import { wrapWords } from "./wrap-words.js";

/** A source as a BibTeX entry: the card's own words in `note`, with the year and the arXiv number that they hold. */
export function bibtexEntry({ key, title, text, url }: Citation): string {
  const arxiv = /arXiv:?\s*(\d{4}\.\d{4,5})/iu.exec(text)?.[1];
  // Four digits of an arXiv number are no year.
  const year = /\b(?:19|20)\d{2}\b(?!\.\d)/u.exec(text)?.[0];
  const fields = [
    ["title", escape(title)],
    ["note", escape(text.replaceAll(/\s+/gu, " "))],
    ["year", year],
    ["eprint", arxiv],
    ["archivePrefix", arxiv === undefined ? undefined : "arXiv"],
    ["url", url?.replaceAll(/[{}\\\s]/gu, encodeURIComponent)],
  ].flatMap(([name, value]) => (value === undefined ? [] : [field(name ?? "", value)]));
  return `@misc{${key},\n${fields.join(",\n")}\n}`;
}

/** Wrapped to 80 columns with its indent and comma: to BibTeX a break is a space. */
function field(name: string, value: string): string {
  return `  ${wrapWords(`${name} = {${value}}`, 75).join("\n    ")}`;
}

/** Characters that mean something to TeX. A brace does to BibTeX even behind a backslash, so it gets a name. */
function escape(text: string): string {
  return text.replaceAll(/[&%$#_{}\\~^]/gu, (sign) => names[sign] ?? `\\${sign}`);
}

const names: Readonly<Record<string, string>> = {
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
