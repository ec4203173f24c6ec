/** Sentences of a terminal as pages set them: a minus for a hyphen before a figure, and no break between a figure and its `%`. */
export function typeset(text: string): string {
  return text.replaceAll(/(?<=^|[\s(])-(?=[\d\s\u00a0])/gu, "−").replaceAll(/(?<=\d) (?=%)/gu, "\u00a0");
}
