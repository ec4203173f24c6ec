/** What a terminal shows without wrapping. */
const widest = 80;

/** Breaks a line at spaces so that it fits 80 columns; what follows the first line is indented. A long word stands alone. */
export function wrapLine(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length + 1 > widest) {
      lines.push(current);
      current = `  ${word}`;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join("\n");
}
