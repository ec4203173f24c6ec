/** A text in at most `most` characters (code points): what is longer ends in an ellipsis. */
export function cutText(text: string, most: number): string {
  const points = Array.from(text);
  return points.length <= most
    ? text
    : `${points
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
