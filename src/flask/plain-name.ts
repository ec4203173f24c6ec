/** A name without what copies of it differ in: case, underscores, hyphens and runs of spaces. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/gu, " ")
    .trim();
}
