/**
 * The code in a reply. Text that begins indented is a body: it ends at the first fence. Else, of the fenced blocks the
 * first that has the definition, or the first of all; a fence that is never closed lasts to the end. Text without fences is
 * taken whole.
 */
export function unfencedCode(text: string, isDefinition: RegExp): string {
  const lines = text.split("\n");
  const fences = lines.flatMap((line, index) => (isFence.test(line) ? [index] : []));
  const [first] = fences;
  if (first === undefined) return text;
  const begin = lines.find((line) => line.trim() !== "") ?? "";
  if (/^[ \t]+\S/u.test(begin) && !isFence.test(begin)) return lines.slice(0, first).join("\n");
  const blocks: string[] = [];
  for (let at = 0; at < fences.length; at += 2)
    blocks.push(lines.slice((fences[at] ?? 0) + 1, fences[at + 1] ?? lines.length).join("\n"));
  return blocks.find((block) => isDefinition.test(block)) ?? blocks[0] ?? "";
}

const isFence = /^\s*(?:```|~~~)/u;
