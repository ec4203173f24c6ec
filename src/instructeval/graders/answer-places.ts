const label = /^\s*(?:final\s+)?(?:answer|choice)\s*[:=]\s*/iu;
const marker =
  /\b(?:answer|choice|option|result|solution|total|sum)\s*(?:is|are|should be|would be|[:=])\s*:?\s*|\\boxed(?=\{)|####\s*/giu;

/**
 * The places of a reply where its answer may stand, likeliest first: its first line, what that line says the answer is, what the reply
 * last says the answer is, its last line, the whole. A model without a chat's manners goes on after its answer and makes up the next
 * question, so what stands first wins over what is said last.
 */
export function answerPlaces(reply: string): readonly string[] {
  const lines = reply.split(/\r?\n/u).filter((line) => line.trim() !== "" && !/^\s*```/u.test(line));
  const first = (lines[0] ?? "").replace(label, "");
  const whole = reply.trim();
  const places = [
    first,
    ...(afterMarker(first) ?? []),
    ...(afterMarker(whole) ?? []),
    lines.at(-1) ?? "",
    whole,
  ];
  return [...new Set(places.map((place) => place.trim()))].filter((place) => place !== "");
}

/** What follows the last words that announce an answer: to the end of the line, of the sentence, or up to the reason for it. */
function afterMarker(text: string): readonly string[] | undefined {
  const found = [...text.matchAll(marker)].at(-1);
  if (found === undefined) return undefined;
  const rest = text.slice(found.index + found[0].length);
  const line = rest.trimStart().split(/\r?\n/u, 1)[0] ?? "";
  return [
    line,
    ...[/[.!?](?=\s|$)/u, /,?\s+(?:because|since|as|given)\b/u].map((end) => line.split(end, 1)[0] ?? ""),
  ];
}
