import { visibleControls } from "../core/visible-controls.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text inside HTML, as content or in quotes: it is shown and never obeyed. */
export function htmlText(text: string): string {
  return visibleControls(text).replaceAll(/[&<>"']/gu, (character) => entities[character] ?? character);
}
