/** A text as answers are compared: case, spacing, punctuation at the ends and kinds of quotes and dashes do not count. */
export function plainText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—−]/gu, "-")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^[\s"'.,;:!]+|[\s"'.,;:!]+$/gu, "");
}
