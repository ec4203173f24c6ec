/** All panels of 2 to `size` members, as places of candidates in ascending order: small ones first, then by their members. */
export function listPanels(candidates: number, size: number): readonly (readonly number[])[] {
  const panels: number[][] = [];
  let smaller = Array.from({ length: candidates }, (_, place): number[] => [place]);
  for (let members = 2; members <= Math.min(size, candidates); members += 1) {
    smaller = smaller.flatMap((panel) => {
      const last = panel.at(-1) ?? -1;
      return Array.from({ length: candidates - last - 1 }, (_, step) => [...panel, last + 1 + step]);
    });
    panels.push(...smaller);
  }
  return panels;
}
