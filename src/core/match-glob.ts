/**
 * Whether an id matches a glob: `*` stands for anything but `/` (nothing included), `**` for anything, every other
 * character for itself. Case counts. Time is the product of the two lengths, whatever the glob.
 */
export function matchGlob(glob: string, id: string): boolean {
  // reached[i]: the part of the glob read so far matches the first i characters of the id.
  let reached = Array.from({ length: id.length + 1 }, (_, index) => index === 0);
  for (const token of glob.match(/\*{2,}|[^]/gu) ?? []) reached = step(token, reached, id);
  return reached[id.length] ?? false;
}

function step(token: string, reached: readonly boolean[], id: string): boolean[] {
  const next: boolean[] = [];
  for (let end = 0; end <= id.length; end += 1) {
    if (token.startsWith("*")) {
      const crossed = end > 0 && (token.length > 1 || id[end - 1] !== "/") && next[end - 1];
      next.push((reached[end] ?? false) || crossed === true);
    } else {
      next.push(
        end >= token.length &&
          reached[end - token.length] === true &&
          id.startsWith(token, end - token.length),
      );
    }
  }
  return next;
}
