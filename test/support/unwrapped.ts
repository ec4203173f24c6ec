/** Text without the line breaks that keep it within a terminal's width. */
export function unwrapped(text: string): string {
  return text.replaceAll(/\n\s*/gu, " ");
}
