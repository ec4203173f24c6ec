/** How many panels of 2 to `size` members `candidates` candidates make; no more than the largest safe whole number. */
export function countPanels(candidates: number, size: number): number {
  let [total, ways] = [0, candidates];
  for (let members = 2; members <= Math.min(size, candidates); members += 1) {
    ways = (ways * (candidates - members + 1)) / members;
    total += ways;
    if (total > Number.MAX_SAFE_INTEGER) return Number.MAX_SAFE_INTEGER;
  }
  return total;
}
