/** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
}
