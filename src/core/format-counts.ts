/** How much markup an output bears: counts, so that no text need be kept. */
export interface FormatCounts {
  /** Lines that begin with a bullet or a number. */
  readonly listItems: number;
  /** Lines that begin with one to six `#`. */
  readonly headers: number;
  /** Stretches between `**` or `__`. */
  readonly bold: number;
  /** Blocks of code between fences of three backticks or tildes. */
  readonly codeFences: number;
}

const listItem = /^ {0,12}(?:[-*+•]|\d{1,3}[.)]) +\S/u;
const header = /^ {0,3}#{1,6} +\S/u;
const fence = /^ {0,12}(?:```|~~~)/u;
const bold = /\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*|__[^_\s](?:[^_\n]*[^_\s])?__/gu;

/** Counts the markup of a text, in Markdown as judges see it; what stands inside a block of code is not counted. */
export function formatCounts(text: string): FormatCounts {
  const counts = { listItems: 0, headers: 0, bold: 0, codeFences: 0 };
  let inside = false;
  for (const line of text.split(/\r?\n/u)) {
    if (fence.test(line)) {
      inside = !inside;
      if (inside) counts.codeFences += 1;
    } else if (!inside) {
      if (listItem.test(line)) counts.listItems += 1;
      if (header.test(line)) counts.headers += 1;
      counts.bold += line.match(bold)?.length ?? 0;
    }
  }
  return counts;
}
