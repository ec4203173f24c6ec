/**
 * What a reply states at its end: its last line that is not blank, without markup, quotes, a leading label such as `Domain:` and a full
 * stop at the end.
 */
export function lastAnswer(text: string): string {
  const line = text
    .split(/\r?\n/u)
    .map((part) => part.replaceAll(/[*`"'\u201C\u201D#]/gu, "").trim())
    .filter((part) => part !== "")
    .at(-1);
  return (line ?? "")
    .replace(/^(?:-\s+)?(?:final )?(?:answer|domains?|fields?|difficulty|level)\s*(?:is\s+|[:=]\s*)/iu, "")
    .replace(/\.$/u, "")
    .trim();
}
