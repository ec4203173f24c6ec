import { visibleControls } from "../core/visible-controls.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/**
 * A text inside XML 1.0, as content or in quotes. What XML cannot hold even as a reference (controls, halves of a surrogate pair,
 * U+FFFE and U+FFFF) stands as `\u0000`; line breaks and tabs are references, which attributes keep.
 */
export function xmlText(text: string): string {
  return visibleControls(text)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replaceAll(/[&<>"'\n\r\t]/gu, (character) => entities[character] ?? character);
}
