/** Options as a question shows them, a line each: `A. text`. */
export function optionLines(options: readonly string[]): string {
  return options.map((option, place) => `${String.fromCharCode(65 + place)}. ${option}`).join("\n");
}
