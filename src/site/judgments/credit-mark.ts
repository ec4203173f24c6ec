/** How right an answer is, as a sign and a word: never by colour alone. */
export function creditMark(credit: number | undefined): { readonly sign: string; readonly word: string } {
  if (credit === undefined) return { sign: "", word: "" };
  if (credit === 1) return { sign: "✓", word: "right" };
  return credit === 0 ? { sign: "✗", word: "wrong" } : { sign: "½", word: "partly right" };
}
