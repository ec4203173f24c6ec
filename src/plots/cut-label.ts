/** A label of at most so many characters; what is too long loses its middle, for ends tell variants apart. */
export function cutLabel(label: string, most: number): string {
  const letters = Array.from(label);
  if (letters.length <= most) return label;
  const head = Math.ceil((most - 1) / 2);
  return `${letters.slice(0, head).join("")}…${letters.slice(letters.length - (most - 1 - head)).join("")}`;
}
