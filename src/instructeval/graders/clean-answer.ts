/** A piece of a reply without what only dresses it: Markdown emphasis, code marks, LaTeX boxes, quotes, closing full stops. */
export function cleanAnswer(text: string): string {
  return text
    .replace(/\\(?:boxed|text|mathrm|textbf)\{([^{}]*)\}/gu, "$1")
    .replace(/<\/?[a-z]+>/giu, "")
    .replace(/\*\*|__|[`$]/gu, "")
    .replace(/^[\s"'“”‘’*_>-]*(?=[^\s"'“”‘’*_>-])(?<!-)/u, "")
    .replace(/^["'“”‘’]+|["'“”‘’]+$/gu, "")
    .trim()
    .replace(/(?<=[^.])\.$/u, "")
    .trim();
}
