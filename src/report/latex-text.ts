import { visibleControls } from "../core/visible-controls.js";

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\textquotedbl{}",
};

/** A text as one line of LaTeX that shows what it says: nothing in it is a command. */
export function latexText(text: string): string {
  return visibleControls(text.replaceAll(/[\n\r\t\u2028\u2029]+/gu, " ")).replaceAll(
    /[\\~^<>|"{}$&#_%]/gu,
    (character) => commands[character] ?? `\\${character}`,
  );
}
